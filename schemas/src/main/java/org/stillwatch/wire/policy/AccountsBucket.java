package org.stillwatch.wire.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The class of a number of accounts. Exact numbers never leave a lab; each class is an order of
 * magnitude, the lowest one split where the least number of accounts of a policy lies.
 */
public enum AccountsBucket {
  FROM_1(1, "1-4"),
  FROM_5(5, "5-19"),
  FROM_20(20, "20-99"),
  FROM_100(100, "100-999"),
  FROM_1000(1000, "1000-9999"),
  FROM_10000(10000, "10000+");

  private final int lowerBound;
  private final String json;

  AccountsBucket(int lowerBound, String json) {
    this.lowerBound = lowerBound;
    this.json = json;
  }

  /**
   * The class of {@code accounts}.
   *
   * @throws IllegalArgumentException if it is less than one
   */
  public static AccountsBucket of(long accounts) {
    if (accounts < 1) {
      throw new IllegalArgumentException(
          "A cluster of "
              + accounts
              + " accounts has no class; expected at least 1: report no cluster without accounts.");
    }
    var found = FROM_1;
    for (var bucket : values()) {
      found = accounts >= bucket.lowerBound ? bucket : found;
    }
    return found;
  }

  /** The class written as {@code json} on the wire, if there is one. */
  public static Optional<AccountsBucket> named(String json) {
    return Arrays.stream(values()).filter(bucket -> bucket.json.equals(json)).findFirst();
  }

  /** The lower bounds of all classes, ascending: the numbers a policy may ask for. */
  public static List<Integer> edges() {
    return Arrays.stream(values()).map(AccountsBucket::lowerBound).toList();
  }

  /** The least number of accounts in this class. */
  public int lowerBound() {
    return lowerBound;
  }

  /** How the class is written on the wire: {@code 20-99}. */
  public String json() {
    return json;
  }

  /** Whether every number of this class is at least {@code accounts}. */
  public boolean isAtLeast(int accounts) {
    return lowerBound >= accounts;
  }
}
