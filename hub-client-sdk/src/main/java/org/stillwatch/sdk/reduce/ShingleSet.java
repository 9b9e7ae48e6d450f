package org.stillwatch.sdk.reduce;

import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * A set of shingles, each a 64-bit hash inside this lab. Sorted, so that two sets compare in one
 * pass. Immutable; equal by content.
 */
public final class ShingleSet implements Comparable<ShingleSet> {
  private static final ShingleSet EMPTY = new ShingleSet(new long[0]);

  /** How far two sets are compared before it is asked whether they can still be near. */
  private static final int STEPS = 64;

  private final long[] sorted;

  private ShingleSet(long[] sorted) {
    this.sorted = sorted;
  }

  public static ShingleSet empty() {
    return EMPTY;
  }

  /** The set of these values, in any order, with or without repetition. */
  public static ShingleSet of(long... values) {
    return ofOwned(values.clone(), values.length);
  }

  /** As {@link #of}, but sorts the given array in place. */
  static ShingleSet ofOwned(long[] values, int length) {
    Arrays.sort(values, 0, length);
    int distinct = 0;
    for (int i = 0; i < length; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[distinct++] = values[i];
      }
    }
    return distinct == 0 ? EMPTY : new ShingleSet(Arrays.copyOf(values, distinct));
  }

  /** The next set of this buffer, as {@link #put} wrote it after its size. */
  static ShingleSet get(LongBuffer in) {
    long[] sorted = new long[(int) in.get()];
    in.get(sorted);
    return sorted.length == 0 ? EMPTY : new ShingleSet(sorted);
  }

  void put(LongBuffer out) {
    out.put(sorted);
  }

  public int size() {
    return sorted.length;
  }

  /** The shingle at this place of the ascending order, from 0. */
  public long at(int index) {
    return sorted[index];
  }

  public boolean contains(long shingle) {
    return Arrays.binarySearch(sorted, shingle) >= 0;
  }

  /** The same answers as {@link #contains}, from a table, for who has many questions. */
  public LongPredicate table() {
    return new LongTable(sorted)::contains;
  }

  /** How many shingles both sets have. */
  public int shared(ShingleSet other) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < sorted.length && j < other.sorted.length) {
      long mine = sorted[i];
      long theirs = other.sorted[j];
      if (mine == theirs) {
        shared++;
      }
      i += mine <= theirs ? 1 : 0;
      j += theirs <= mine ? 1 : 0;
    }
    return shared;
  }

  /** Exact Jaccard similarity, 0 to 1; 0 when both are empty. */
  public double jaccard(ShingleSet other) {
    int shared = shared(other);
    int union = size() + other.size() - shared;
    return union == 0 ? 0 : (double) shared / union;
  }

  /**
   * Whether {@link #jaccard} is this at least. Stops as soon as it cannot be any more, which for
   * unlike sets is after half of the way.
   */
  public boolean isNear(ShingleSet other, double jaccard) {
    long[] mine = sorted;
    long[] theirs = other.sorted;
    int both = mine.length + theirs.length;
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < mine.length && j < theirs.length) {
      int most = shared + Math.min(mine.length - i, theirs.length - j);
      if ((double) most / (both - most) < jaccard) {
        return false;
      }
      for (int step = 0; step < STEPS && i < mine.length && j < theirs.length; step++) {
        long one = mine[i];
        long two = theirs[j];
        shared += one == two ? 1 : 0;
        i += one <= two ? 1 : 0;
        j += two <= one ? 1 : 0;
      }
    }
    return both > shared && (double) shared / (both - shared) >= jaccard;
  }

  /** The shingles, ascending. */
  public LongStream stream() {
    return Arrays.stream(sorted);
  }

  /** The shingles that pass. */
  public ShingleSet filter(LongPredicate kept) {
    long[] passed = new long[sorted.length];
    int size = 0;
    for (long shingle : sorted) {
      if (kept.test(shingle)) {
        passed[size++] = shingle;
      }
    }
    if (size == sorted.length) {
      return this;
    }
    return size == 0 ? EMPTY : new ShingleSet(Arrays.copyOf(passed, size));
  }

  @Override
  public int compareTo(ShingleSet other) {
    return Arrays.compare(sorted, other.sorted);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShingleSet that && Arrays.equals(sorted, that.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  @Override
  public String toString() {
    return "ShingleSet[" + sorted.length + "]";
  }
}
