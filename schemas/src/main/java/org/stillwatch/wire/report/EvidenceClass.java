package org.stillwatch.wire.report;

import java.util.Arrays;
import java.util.Locale;

/** Who or what found the cluster. */
public enum EvidenceClass {
  /** Automated. */
  AUTOMATED,
  /** Analyst reviewed. */
  ANALYST_REVIEWED,
  /** Independently corroborated. */
  INDEPENDENTLY_CORROBORATED;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The value of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EvidenceClass of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a word of EvidenceClass"));
  }
}
