package org.stillwatch.wire.report;

import java.util.Arrays;
import java.util.Locale;

/** What the lab allows to be released to government liaisons; none by default. */
public enum GovConsent {
  /** None. */
  NONE,
  /** Aggregate. */
  AGGREGATE,
  /** Indicator. */
  INDICATOR;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The value of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static GovConsent of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a word of GovConsent"));
  }
}
