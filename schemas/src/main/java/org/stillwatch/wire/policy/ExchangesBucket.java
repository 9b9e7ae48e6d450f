package org.stillwatch.wire.policy;

import java.util.Arrays;
import java.util.Optional;

/** The class of a number of exchanges: powers of ten, the last one open. */
public enum ExchangesBucket {
  FROM_1(1, "1-9"),
  FROM_10(10, "10-99"),
  FROM_100(100, "100-999"),
  FROM_1000(1000, "1000-9999"),
  FROM_10000(10_000, "10000-99999"),
  FROM_100000(100_000, "100000-999999"),
  FROM_1000000(1_000_000, "1000000-9999999"),
  FROM_10000000(10_000_000, "10000000+");

  private final long lowerBound;
  private final String json;

  ExchangesBucket(long lowerBound, String json) {
    this.lowerBound = lowerBound;
    this.json = json;
  }

  /**
   * The class of {@code exchanges}.
   *
   * @throws IllegalArgumentException if it is less than one
   */
  public static ExchangesBucket of(long exchanges) {
    if (exchanges < 1) {
      throw new IllegalArgumentException(
          "A cluster of "
              + exchanges
              + " exchanges has no class; expected at least 1: report none without exchanges.");
    }
    var found = FROM_1;
    for (var bucket : values()) {
      found = exchanges >= bucket.lowerBound ? bucket : found;
    }
    return found;
  }

  /** The class written as {@code json} on the wire, if there is one. */
  public static Optional<ExchangesBucket> named(String json) {
    return Arrays.stream(values()).filter(bucket -> bucket.json.equals(json)).findFirst();
  }

  /** The least number of exchanges in this class. */
  public long lowerBound() {
    return lowerBound;
  }

  /** How the class is written on the wire: {@code 100-999}. */
  public String json() {
    return json;
  }
}
