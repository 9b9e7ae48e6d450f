package org.stillwatch.sdk.watch;

import java.util.Arrays;

/**
 * Which clusters a key belongs to, exactly. Keys are uniform, so the first bits of one say in which
 * short bucket it lies. A sieve before it turns strangers away. What belongs to a key stands
 * together, so that few lines of memory are fetched for it. 26 bytes a key. Immutable and
 * thread-safe.
 */
final class KeyTable {
  /** Few lines of memory, on the average. */
  private static final int KEYS_A_BUCKET = 8;

  /** A row: the high half of the key, the low half, the cluster. */
  private static final int ROW = 3;

  static final KeyTable EMPTY = new KeyTable(new Entries(0));

  private final Sieve sieve;
  private final int shift;
  private final int[] start;
  private final long[] rows;
  private final int distinct;

  /**
   * Orders the entries.
   *
   * @throws ArithmeticException for more than seven hundred million entries
   */
  KeyTable(Entries entries) {
    this.sieve = new Sieve(entries);
    int buckets = Math.max(2, Integer.highestOneBit(Math.max(1, entries.size() / KEYS_A_BUCKET)));
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(buckets);
    int[] from = starts(entries, buckets);
    long[] ordered = new long[Math.multiplyExact(ROW, entries.size())];
    int[] next = Arrays.copyOf(from, buckets);
    for (int i = 0; i < entries.size(); i++) {
      int bucket = (int) (entries.high(i) >>> shift);
      int first = ROW * from[bucket];
      int at = ROW * next[bucket]++;
      while (at > first && after(ordered, at - ROW, entries, i)) {
        System.arraycopy(ordered, at - ROW, ordered, at, ROW);
        at -= ROW;
      }
      ordered[at] = entries.high(i);
      ordered[at + 1] = entries.low(i);
      ordered[at + 2] = entries.cluster(i);
    }
    this.start = from;
    this.rows = ordered;
    this.distinct = countDistinct();
  }

  private int[] starts(Entries entries, int buckets) {
    int[] from = new int[buckets + 1];
    for (int i = 0; i < entries.size(); i++) {
      from[(int) (entries.high(i) >>> shift) + 1]++;
    }
    for (int i = 0; i < buckets; i++) {
      from[i + 1] += from[i];
    }
    return from;
  }

  private static boolean after(long[] ordered, int at, Entries entries, int i) {
    int order = Long.compareUnsigned(ordered[at], entries.high(i));
    if (order == 0) {
      order = Long.compareUnsigned(ordered[at + 1], entries.low(i));
    }
    return order == 0 ? ordered[at + 2] > entries.cluster(i) : order > 0;
  }

  private int countDistinct() {
    int count = 0;
    for (int i = 0; i < rows.length; i += ROW) {
      if (i == 0 || rows[i] != rows[i - ROW] || rows[i + 1] != rows[i + 1 - ROW]) {
        count++;
      }
    }
    return count;
  }

  /** Different keys. */
  int distinct() {
    return distinct;
  }

  int size() {
    return rows.length / ROW;
  }

  /**
   * The strongest of what is known of the key's clusters.
   *
   * @param known by cluster
   * @param found before, which stays if nothing is stronger
   */
  Sighting look(long keyHigh, long keyLow, Sighting[] known, Sighting found) {
    if (!sieve.maybe(keyHigh, keyLow)) {
      return found;
    }
    int bucket = (int) (keyHigh >>> shift);
    int end = ROW * start[bucket + 1];
    Sighting strongest = found;
    for (int i = ROW * start[bucket]; i < end; i += ROW) {
      if (rows[i] == keyHigh && rows[i + 1] == keyLow) {
        strongest = Sighting.stronger(strongest, known[(int) rows[i + 2]]);
      }
    }
    return strongest;
  }

  /** Adds all that is in here to others, for a table of both. */
  void addTo(Entries others) {
    for (int i = 0; i < rows.length; i += ROW) {
      others.add(rows[i], rows[i + 1], (int) rows[i + 2]);
    }
  }
}
