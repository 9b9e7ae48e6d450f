package org.stillwatch.hub.matching;

import java.util.Arrays;

/**
 * Blocks of whole numbers in few large arrays, so that a hundred million short lists cost little
 * more than their content. A block holds 4 numbers, or 8, 16 and so on; freed blocks are used
 * again. Not thread-safe.
 */
final class IntBlocks {
  /** Numbers in the least block; an address counts in these. */
  static final int LEAST = 4;

  private static final int CHUNK_BITS = 18;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** Bits of an address that say where in its chunk a block begins. */
  private static final int UNIT_BITS = CHUNK_BITS - 2;

  private static final int MOST_CHUNKS = 1 << (31 - UNIT_BITS);

  private static final int CLASSES = 31;
  private static final int NONE = -1;

  private int[][] chunks = new int[0][];
  private int current;
  private int used = CHUNK;
  private final int[] free = new int[CLASSES];

  IntBlocks() {
    Arrays.fill(free, NONE);
  }

  /**
   * A block for so many numbers.
   *
   * @param capacity a power of two, {@value #LEAST} at least
   * @return its address
   */
  int take(int capacity) {
    int size = Integer.numberOfTrailingZeros(capacity);
    int first = free[size];
    if (first != NONE) {
      free[size] = get(first, 0);
      return first;
    }
    if (capacity > CHUNK) {
      return chunkOf(capacity) << UNIT_BITS;
    }
    if (used + capacity > CHUNK) {
      giveAwayRest();
      current = chunkOf(CHUNK);
      used = 0;
    }
    int address = (current << UNIT_BITS) | (used / LEAST);
    used += capacity;
    return address;
  }

  private int chunkOf(int capacity) {
    if (chunks.length > MOST_CHUNKS) {
      throw new IllegalStateException("more numbers than this holds");
    }
    chunks = Arrays.copyOf(chunks, chunks.length + 1);
    chunks[chunks.length - 1] = new int[capacity];
    return chunks.length - 1;
  }

  /** What is left of the last chunk becomes free blocks. */
  private void giveAwayRest() {
    while (used < CHUNK) {
      int capacity = Integer.lowestOneBit(used);
      int address = (current << UNIT_BITS) | (used / LEAST);
      used += capacity;
      give(address, capacity);
    }
  }

  /** Gives a block back. */
  void give(int address, int capacity) {
    int size = Integer.numberOfTrailingZeros(capacity);
    set(address, 0, free[size]);
    free[size] = address;
  }

  int get(int address, int place) {
    return chunk(address)[start(address) + place];
  }

  void set(int address, int place, int number) {
    chunk(address)[start(address) + place] = number;
  }

  /** The array that holds a block, from {@link #start} on: for reading it in a row. */
  int[] chunk(int address) {
    return chunks[address >>> UNIT_BITS];
  }

  int start(int address) {
    return (address & ((1 << UNIT_BITS) - 1)) * LEAST;
  }

  /** Copies the content of a block into a larger one. */
  void copy(int from, int to, int count) {
    System.arraycopy(chunk(from), start(from), chunk(to), start(to), count);
  }

  /** Bytes that the arrays take. */
  long bytes() {
    return Arrays.stream(chunks).mapToLong(chunk -> 4L * chunk.length).sum();
  }
}
