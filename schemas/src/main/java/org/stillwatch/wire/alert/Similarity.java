package org.stillwatch.wire.alert;

import java.util.Arrays;
import java.util.Locale;

/** How well values agreed. No finer on purpose. */
public enum Similarity {
  /** Alike enough for the policy. */
  NEAR,
  /** Equal. */
  SAME;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The similarity of that word. */
  public static Similarity of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("near or same"));
  }

  /** The stronger of the two. */
  public Similarity or(Similarity other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
