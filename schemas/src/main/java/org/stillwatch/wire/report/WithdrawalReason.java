package org.stillwatch.wire.report;

import java.util.Arrays;
import java.util.Locale;

/** Why a report or an indicator is withdrawn. */
public enum WithdrawalReason {
  /** Mistaken. */
  MISTAKEN,
  /** Benign. */
  BENIGN,
  /** Data subject request. */
  DATA_SUBJECT_REQUEST,
  /** Policy. */
  POLICY;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The value of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static WithdrawalReason of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a word of WithdrawalReason"));
  }
}
