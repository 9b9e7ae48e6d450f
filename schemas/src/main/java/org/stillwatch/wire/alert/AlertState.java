package org.stillwatch.wire.alert;

import java.util.Arrays;
import java.util.Locale;

/** Where in its life an alert stands. */
public enum AlertState {
  /** The first alert of a cluster. */
  ACTIVE,
  /** Takes the place of the cluster's earlier alert. */
  UPDATED,
  /** What the cluster's earlier alert said does not hold any more. */
  RETRACTED;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of that word. */
  public static AlertState of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("active, updated or retracted"));
  }
}
