package org.stillwatch.sdk.reduce;

import java.util.Arrays;

/**
 * Counts shingles in few slots that stay in the processor's cache. Shingles that meet in a slot are
 * counted together, so a count errs upwards only: what is too rare here is too rare. Not
 * thread-safe.
 */
final class RoughCounts {
  private static final int FEWEST = 1 << 12;
  private static final int MOST = 1 << 17;

  private char[] slots = new char[FEWEST];
  private int mask = FEWEST - 1;

  /** Forgets all counts, and makes itself fit for so many shingles. */
  void clear(int expected) {
    int size = Math.max(FEWEST, Math.min(MOST, Integer.highestOneBit(Math.max(1, expected)) * 2));
    if (slots.length < size) {
      slots = new char[size];
    } else {
      Arrays.fill(slots, 0, size, (char) 0);
    }
    mask = size - 1;
  }

  /**
   * Counts these shingles.
   *
   * @param enough no slot is counted beyond this, so that none overflows; 60,000 at most
   */
  void count(long[] shingles, int from, int to, int weight, int enough) {
    char[] counted = slots;
    int low = mask;
    for (int i = from; i < to; i++) {
      int slot = (int) shingles[i] & low;
      int before = counted[slot];
      counted[slot] = (char) (before >= enough ? before : before + weight);
    }
  }

  /** Whether the shingle may have been counted so often. */
  boolean mayReach(long shingle, int enough) {
    return slots[(int) shingle & mask] >= enough;
  }
}
