package org.stillwatch.sdk.watch;

import java.util.Arrays;

/**
 * Which clusters a key belongs to, exactly. Keys are uniform, so the first bits of one say in which
 * short bucket it lies. A sieve before it turns strangers away. 22 bytes a key. Immutable and
 * thread-safe.
 */
final class KeyTable {
  /** A cache line of keys, on the average. */
  private static final int KEYS_A_BUCKET = 8;

  static final KeyTable EMPTY = new KeyTable(new Entries(0));

  private final Sieve sieve;
  private final int shift;
  private final int[] start;
  private final long[] high;
  private final long[] low;
  private final int[] cluster;
  private final int distinct;

  /** Orders the entries. */
  KeyTable(Entries entries) {
    this.sieve = new Sieve(entries);
    int buckets = Math.max(2, Integer.highestOneBit(Math.max(1, entries.size() / KEYS_A_BUCKET)));
    this.shift = Long.SIZE - Integer.numberOfTrailingZeros(buckets);
    int[] from = starts(entries, buckets);
    long[] highs = new long[entries.size()];
    long[] lows = new long[entries.size()];
    int[] clusters = new int[entries.size()];
    int[] next = Arrays.copyOf(from, buckets);
    for (int i = 0; i < entries.size(); i++) {
      int bucket = (int) (entries.high(i) >>> shift);
      int first = from[bucket];
      int at = next[bucket]++;
      while (at > first && after(highs[at - 1], lows[at - 1], clusters[at - 1], entries, i)) {
        highs[at] = highs[at - 1];
        lows[at] = lows[at - 1];
        clusters[at] = clusters[at - 1];
        at--;
      }
      highs[at] = entries.high(i);
      lows[at] = entries.low(i);
      clusters[at] = entries.cluster(i);
    }
    this.start = from;
    this.high = highs;
    this.low = lows;
    this.cluster = clusters;
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

  private static boolean after(long high, long low, int cluster, Entries entries, int i) {
    int order = Long.compareUnsigned(high, entries.high(i));
    if (order == 0) {
      order = Long.compareUnsigned(low, entries.low(i));
    }
    return order == 0 ? cluster > entries.cluster(i) : order > 0;
  }

  private int countDistinct() {
    int count = 0;
    for (int i = 0; i < high.length; i++) {
      if (i == 0 || high[i] != high[i - 1] || low[i] != low[i - 1]) {
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
    return high.length;
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
    int end = start[bucket + 1];
    Sighting strongest = found;
    for (int i = start[bucket]; i < end; i++) {
      if (high[i] == keyHigh && low[i] == keyLow) {
        strongest = Sighting.stronger(strongest, known[cluster[i]]);
      }
    }
    return strongest;
  }

  /** Adds all that is in here to others, for a table of both. */
  void addTo(Entries others) {
    for (int i = 0; i < high.length; i++) {
      others.add(high[i], low[i], cluster[i]);
    }
  }
}
