package org.stillwatch.wire.report;

import java.util.Arrays;
import java.util.Locale;

/** What a lab's analyst decided about an alert. */
public enum VerdictWord {
  /** Confirmed. */
  CONFIRMED,
  /** Benign. */
  BENIGN,
  /** Disputed. */
  DISPUTED;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The value of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static VerdictWord of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a word of VerdictWord"));
  }
}
