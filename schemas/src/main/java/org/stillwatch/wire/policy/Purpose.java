package org.stillwatch.wire.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * For what a liaison reads. Others, such as a case of law enforcement, sanctions or regulation, do
 * not exist here.
 */
public enum Purpose {
  /** Defence of networks. */
  NETWORK_DEFENCE,
  /** Assessment of a threat. */
  THREAT_ASSESSMENT,
  /** Warning of critical infrastructure. */
  CRITICAL_INFRASTRUCTURE_WARNING;

  /** As it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Purpose::word).toList();
  }

  /**
   * The purpose of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Purpose of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a purpose: " + words()));
  }
}
