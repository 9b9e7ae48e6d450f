package org.stillwatch.hub.matching;

/**
 * For each band of the sketches of one feature: in which slots a key stands. Keys fall into
 * buckets; there are about as many as slots, up to one for each value of two components, so that
 * the memory of an entry is bounded. A bucket may hold slots of other keys: who reads it compares.
 * Not thread-safe.
 */
final class BandPostings {
  private static final int LEAST_BITS = 5;

  /** A bucket holds up to so many slots on average before there are twice as many buckets. */
  private static final int LOAD = 4;

  private static final int NONE = -1;

  private final int rows;
  private final int bits;
  private final int[][] heads;
  private final int[][] sizes;
  private final IntBlocks blocks = new IntBlocks();

  /** Empty postings, for about so many slots. */
  BandPostings(int width, int rows, int slots) {
    this.rows = rows;
    this.bits = bits(rows, slots);
    this.heads = new int[width / rows][1 << bits];
    this.sizes = new int[width / rows][1 << bits];
    for (int[] band : heads) {
      java.util.Arrays.fill(band, NONE);
    }
  }

  private static int bits(int rows, int slots) {
    int bits = LEAST_BITS;
    while (bits < most(rows) && slots > (LOAD << bits)) {
      bits++;
    }
    return bits;
  }

  /** Two components have 2^16 values; of wider bands no more than 2^20 are told apart. */
  private static int most(int rows) {
    return Math.min(8 * rows, 20);
  }

  /** Whether there should be more buckets for so many slots. */
  boolean isTight(int slots) {
    return bits < most(rows) && slots > (LOAD << bits);
  }

  void add(int slot, byte[] sketch) {
    for (int band = 0; band < heads.length; band++) {
      int bucket = bucket(sketch, band);
      int size = sizes[band][bucket]++;
      if (size == 0) {
        heads[band][bucket] = blocks.take(IntBlocks.LEAST);
      } else if (size >= IntBlocks.LEAST && Integer.bitCount(size) == 1) {
        heads[band][bucket] = grown(heads[band][bucket], size);
      }
      blocks.set(heads[band][bucket], size, slot);
    }
  }

  private int grown(int block, int full) {
    int larger = blocks.take(2 * full);
    blocks.copy(block, larger, full);
    blocks.give(block, full);
    return larger;
  }

  void remove(int slot, byte[] sketch) {
    for (int band = 0; band < heads.length; band++) {
      int bucket = bucket(sketch, band);
      int block = heads[band][bucket];
      int last = sizes[band][bucket] - 1;
      int place = 0;
      while (place < last && blocks.get(block, place) != slot) {
        place++;
      }
      if (last < 0 || blocks.get(block, place) != slot) {
        throw new IllegalStateException("a slot that stands in no bucket");
      }
      blocks.set(block, place, blocks.get(block, last));
      shrink(band, bucket, last);
    }
  }

  private void shrink(int band, int bucket, int left) {
    sizes[band][bucket] = left;
    int block = heads[band][bucket];
    if (left == 0) {
      blocks.give(block, IntBlocks.LEAST);
      heads[band][bucket] = NONE;
    } else if (left >= IntBlocks.LEAST && Integer.bitCount(left) == 1) {
      int smaller = blocks.take(left);
      blocks.copy(block, smaller, left);
      blocks.give(block, 2 * left);
      heads[band][bucket] = smaller;
    }
  }

  /** Takes slots; the same one may come several times. */
  @FunctionalInterface
  interface Taker {
    void take(int slot);
  }

  /** Every slot that shares a band with the sketch, and some others. */
  void each(byte[] sketch, Taker taker) {
    for (int band = 0; band < heads.length; band++) {
      int bucket = bucket(sketch, band);
      int size = sizes[band][bucket];
      if (size > 0) {
        int[] chunk = blocks.chunk(heads[band][bucket]);
        int start = blocks.start(heads[band][bucket]);
        for (int i = start; i < start + size; i++) {
          taker.take(chunk[i]);
        }
      }
    }
  }

  /** Bytes that the arrays take. */
  long bytes() {
    return blocks.bytes() + 2L * Integer.BYTES * heads.length * (1L << bits);
  }

  private int bucket(byte[] sketch, int band) {
    long key = 0;
    for (int row = 0; row < rows; row++) {
      key = (key << 8) | (sketch[band * rows + row] & 0xff);
    }
    if (bits == 8 * rows) {
      return (int) key;
    }
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> (64 - bits));
  }
}
