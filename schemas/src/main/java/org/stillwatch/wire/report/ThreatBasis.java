package org.stillwatch.wire.report;

import java.util.Arrays;
import java.util.Locale;

/** On what a lab's own suspicion rests; terms of service alone never leave the labs' tier. */
public enum ThreatBasis {
  /** Fraudulent identity. */
  FRAUDULENT_IDENTITY,
  /** Payment fraud. */
  PAYMENT_FRAUD,
  /** Access control circumvention. */
  ACCESS_CONTROL_CIRCUMVENTION,
  /** Stolen credential. */
  STOLEN_CREDENTIAL,
  /** Automated extraction. */
  AUTOMATED_EXTRACTION,
  /** Terms only. */
  TERMS_ONLY;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The value of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ThreatBasis of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a word of ThreatBasis"));
  }
}
