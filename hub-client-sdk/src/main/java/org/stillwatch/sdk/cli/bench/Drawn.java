package org.stillwatch.sdk.cli.bench;

import java.util.Random;

/**
 * Which value the next indicator carries. Most values are met once; some by a few labs; a few by
 * everybody, again and again. Seeded; for one thread.
 */
final class Drawn {
  /** Of a thousand indicators so many carry a value that some other reports carry too. */
  static final int SHARED_PER_MILLE = 80;

  /** Of a thousand indicators so many carry one of the hot values. */
  static final int HOT_PER_MILLE = 20;

  /** So many values are hot. */
  static final int HOT = 20;

  /** A shared value is met by about so many reports. */
  private static final int SHARERS = 3;

  /** Reports that share a value come within about so many shared values of each other. */
  private static final int WINDOW = 400;

  private final Random random;
  private long fresh;
  private long shared;

  /** Hot values have the numbers below {@link #HOT}; a shared one a negative number. */
  Drawn(long seed) {
    this.random = new Random(seed);
    this.fresh = HOT;
  }

  /** The number of the next value. */
  long next() {
    int roll = random.nextInt(1000);
    if (roll < HOT_PER_MILLE) {
      return random.nextInt(HOT);
    }
    if (roll < HOT_PER_MILLE + SHARED_PER_MILLE) {
      shared++;
      return -1 - shared / SHARERS - random.nextInt(WINDOW);
    }
    return fresh++;
  }

  static String inWords() {
    return String.format(
        java.util.Locale.ROOT,
        "Of 1000 indicators %d carry a value of their own, %d one that about %d reports share, %d one of"
            + " %d hot values.",
        1000 - SHARED_PER_MILLE - HOT_PER_MILLE,
        SHARED_PER_MILLE,
        SHARERS,
        HOT_PER_MILLE,
        HOT);
  }
}
