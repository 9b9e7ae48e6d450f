package org.stillwatch.sdk.reduce;

/**
 * A fixed set of values that are spread evenly already, such as hashes: one look, most often.
 * Immutable and thread-safe.
 */
final class LongTable {
  private final long[] slots;
  private final int shift;

  LongTable(long[] values) {
    int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(values.length));
    slots = new long[1 << bits];
    shift = 64 - bits;
    for (long value : values) {
      slots[slot(key(value))] = key(value);
    }
  }

  boolean contains(long value) {
    long key = key(value);
    return slots[slot(key)] == key;
  }

  /** Where the key is, or would be. */
  private int slot(long key) {
    int slot = (int) (key >>> shift);
    while (slots[slot] != 0 && slots[slot] != key) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** Nought marks an empty slot. */
  private static long key(long value) {
    return value == 0 ? 1 : value;
  }
}
