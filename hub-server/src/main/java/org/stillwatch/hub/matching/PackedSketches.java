package org.stillwatch.hub.matching;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Sketches of one feature, one behind the other in few large arrays, each in a slot. Slots are
 * filled in the order of the values' ids, which rise. Not thread-safe.
 */
final class PackedSketches {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int width;
  private byte[][] components = new byte[0][];
  private long[][] ids = new long[0][];
  private int slots;

  /**
   * @param width components of a sketch, a multiple of eight
   */
  PackedSketches(int width) {
    if (width % Long.BYTES != 0) {
      throw new IllegalArgumentException("a multiple of eight components, not " + width);
    }
    this.width = width;
  }

  /** How many slots are filled. */
  int slots() {
    return slots;
  }

  /** Fills the next slot. */
  int add(long id, byte[] sketch) {
    if (slots > 0 && id <= id(slots - 1)) {
      throw new IllegalArgumentException("ids rise");
    }
    if (slots == ids.length * CHUNK) {
      components = Arrays.copyOf(components, components.length + 1);
      components[components.length - 1] = new byte[CHUNK * width];
      ids = Arrays.copyOf(ids, ids.length + 1);
      ids[ids.length - 1] = new long[CHUNK];
    }
    System.arraycopy(sketch, 0, chunk(slots), start(slots), width);
    ids[slots >>> CHUNK_BITS][slots & (CHUNK - 1)] = id;
    return slots++;
  }

  long id(int slot) {
    return ids[slot >>> CHUNK_BITS][slot & (CHUNK - 1)];
  }

  /** The slot of a value, or -1. */
  int slotOf(long id) {
    int low = 0;
    int high = slots - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = id(middle);
      if (found == id) {
        return middle;
      }
      if (found < id) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** A copy of the components. */
  byte[] sketch(int slot) {
    return Arrays.copyOfRange(chunk(slot), start(slot), start(slot) + width);
  }

  /**
   * In how many components a slot and a sketch agree; if in fewer than the least, some number below
   * that.
   */
  int agreeing(int slot, byte[] sketch, int least) {
    byte[] chunk = chunk(slot);
    int start = start(slot);
    int differing = 0;
    for (int i = 0; i < width; i += Long.BYTES) {
      long difference = (long) LONGS.get(chunk, start + i) ^ (long) LONGS.get(sketch, i);
      // A byte of the sum has its high bit set when its low seven bits are not all zero.
      long nonZero = (((difference & LOW_BITS) + LOW_BITS) | difference) & ~LOW_BITS;
      differing += Long.bitCount(nonZero);
      if (differing > width - least) {
        return width - differing;
      }
    }
    return width - differing;
  }

  /** Whether a slot and a sketch agree in a whole band of so many components. */
  boolean shareBand(int slot, byte[] sketch, int rows) {
    byte[] chunk = chunk(slot);
    int start = start(slot);
    for (int from = 0; from + rows <= width; from += rows) {
      int same = 0;
      while (same < rows && chunk[start + from + same] == sketch[from + same]) {
        same++;
      }
      if (same == rows) {
        return true;
      }
    }
    return false;
  }

  /** Bytes that the arrays take. */
  long bytes() {
    return (long) ids.length * CHUNK * (width + Long.BYTES);
  }

  private byte[] chunk(int slot) {
    return components[slot >>> CHUNK_BITS];
  }

  private int start(int slot) {
    return (slot & (CHUNK - 1)) * width;
  }
}
