package org.stillwatch.wire.report;

import java.util.Arrays;
import java.util.Locale;

/** An innocent reason that the lab looked for before it reported. */
public enum BenignExplanation {
  /** Evaluation. */
  EVALUATION,
  /** Reseller. */
  RESELLER,
  /** Classroom. */
  CLASSROOM,
  /** Hackathon. */
  HACKATHON,
  /** Corporate card. */
  CORPORATE_CARD;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The value of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static BenignExplanation of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a word of BenignExplanation"));
  }
}
