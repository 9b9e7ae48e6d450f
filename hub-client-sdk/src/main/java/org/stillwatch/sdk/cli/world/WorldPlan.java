package org.stillwatch.sdk.cli.world;

import java.time.Duration;
import java.time.Instant;

/**
 * What is to be invented. The same plan gives the same world.
 *
 * @param accounts of all labs together; 4 to 1,000,000, and 4 a lab at least
 * @param exchanges of all labs together; one an account at least, 1,000,000,000 at most
 * @param labs 1 to 64
 * @param seed any
 * @param start the first moment of the {@link #LENGTH} that the world lasts; years 2000 to 2100
 */
public record WorldPlan(int accounts, long exchanges, int labs, long seed, Instant start) {
  /** How long the world lasts. */
  public static final Duration LENGTH = Duration.ofDays(14);

  /** The start that is taken when none is given, so that a seed alone reproduces a world. */
  public static final String DEFAULT_START = "2026-11-01T00:00:00Z";

  private static final int ACCOUNTS_A_LAB = 4;
  private static final int MOST_LABS = 64;
  private static final int MOST_ACCOUNTS = 1_000_000;
  private static final long MOST_EXCHANGES = 1_000_000_000L;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a figure is out of its range; the message names the range
   */
  public WorldPlan {
    inRange("labs", labs, 1, MOST_LABS);
    inRange("accounts", accounts, (long) ACCOUNTS_A_LAB * labs, MOST_ACCOUNTS);
    inRange("exchanges", exchanges, accounts, MOST_EXCHANGES);
    if (start.isBefore(EARLIEST) || start.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "start is " + start + "; expected a moment from " + EARLIEST + " to " + LATEST + ".");
    }
  }

  private static void inRange(String name, long value, long low, long high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name
              + " is "
              + value
              + "; expected "
              + low
              + " to "
              + high
              + " (at least 4 accounts a lab, at least one exchange an account).");
    }
  }

  int hours() {
    return (int) LENGTH.toHours();
  }

  static String labName(int lab) {
    return "lab-" + lab;
  }
}
