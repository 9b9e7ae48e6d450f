package org.stillwatch.sdk.cli.world;

/**
 * SplitMix64, written out so that a seed gives the same world on every JDK. Not for secrets. Not
 * thread-safe.
 */
public final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  public Dice(long seed) {
    state = seed;
  }

  /** Dice for one thing of a world: the same seed and coordinates give the same throws. */
  public static Dice of(long seed, long... coordinates) {
    return new Dice(seedOf(seed, coordinates));
  }

  /** A seed that depends on every coordinate and on their order. */
  public static long seedOf(long seed, long... coordinates) {
    long mixed = mix(seed + GOLDEN);
    for (long coordinate : coordinates) {
      mixed = mix(mixed * 31 + coordinate + GOLDEN);
    }
    return mixed;
  }

  /** A bijection of the 64-bit numbers. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** From 0 to {@code bound - 1}; the bias of the multiplication does not matter here. */
  public int below(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** At least {@code low}, at most {@code high}. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** At least 0, less than 1. */
  public double fraction() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }
}
