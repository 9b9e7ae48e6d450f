package org.stillwatch.sdk.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which clusters a key belongs to, exactly. Keys are uniform, so the first bits of one say in which
 * bucket it lies, or in one of the next if that one is full. A bucket is a line of the processor's
 * cache, so a known key costs one read of memory, seldom two. A sieve before it, which is small
 * enough to stay in a cache, turns strangers away. At most two keys of three that there is room
 * for: 34 bytes a key. Immutable and thread-safe.
 */
final class KeyTable {
  /** Three keys of two words each, then a mark for each in half a word. */
  private static final int BUCKET = 8;

  private static final int KEYS = 3;
  private static final int MARKS = 2 * KEYS;
  private static final int KEYS_A_BUCKET = 2;

  /** Large arrays begin 16 bytes before their first element, which is to lie on 64. */
  private static final int FIRST = 6;

  static final KeyTable EMPTY = new KeyTable(new Entries(0));

  private final Sieve sieve;
  private final int buckets;
  private final long[] words;

  /** The clusters of the keys that have more than one. */
  private final List<int[]> several = new ArrayList<>();

  private int distinct;
  private int size;

  /**
   * Orders the entries.
   *
   * @throws ArithmeticException for more than five hundred million entries
   */
  KeyTable(Entries entries) {
    this.sieve = new Sieve(entries);
    this.buckets = entries.size() / KEYS_A_BUCKET + 1;
    this.words = new long[Math.addExact(FIRST, Math.multiplyExact(BUCKET, buckets))];
    for (int i = 0; i < entries.size(); i++) {
      add(entries.high(i), entries.low(i), entries.cluster(i));
    }
  }

  private void add(long high, long low, int cluster) {
    int at = home(high);
    int slot = 0;
    int mark = mark(at, slot);
    while (mark != 0 && !holds(at, slot, high, low)) {
      slot++;
      if (slot == KEYS) {
        slot = 0;
        at = next(at);
      }
      mark = mark(at, slot);
    }
    if (mark == 0) {
      words[at + 2 * slot] = high;
      words[at + 2 * slot + 1] = low;
      put(at, slot, cluster + 1);
      distinct++;
      size++;
    } else if (mark > 0 && mark != cluster + 1) {
      several.add(new int[] {mark - 1, cluster});
      put(at, slot, -several.size());
      size++;
    } else if (mark < 0) {
      more(-mark - 1, cluster);
    }
  }

  private void more(int place, int cluster) {
    int[] clusters = several.get(place);
    if (Arrays.stream(clusters).noneMatch(one -> one == cluster)) {
      int[] longer = Arrays.copyOf(clusters, clusters.length + 1);
      longer[clusters.length] = cluster;
      several.set(place, longer);
      size++;
    }
  }

  private int home(long high) {
    return FIRST + BUCKET * (int) (((high >>> Integer.SIZE) * buckets) >>> Integer.SIZE);
  }

  private int next(int at) {
    int next = at + BUCKET;
    return next == words.length ? FIRST : next;
  }

  private boolean holds(int at, int slot, long high, long low) {
    return words[at + 2 * slot] == high && words[at + 2 * slot + 1] == low;
  }

  /** 0 where nothing is, the cluster and 1, or less than 0 the place among several and 1. */
  private int mark(int at, int slot) {
    return (int) (words[at + MARKS + (slot >> 1)] >>> (Integer.SIZE * (slot & 1)));
  }

  private void put(int at, int slot, int mark) {
    int word = at + MARKS + (slot >> 1);
    int shift = Integer.SIZE * (slot & 1);
    words[word] = (words[word] & ~(0xFFFF_FFFFL << shift)) | ((mark & 0xFFFF_FFFFL) << shift);
  }

  /** Different keys. */
  int distinct() {
    return distinct;
  }

  /** Different pairs of a key and a cluster. */
  int size() {
    return size;
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
    int at = home(keyHigh);
    while (true) {
      for (int slot = 0; slot < KEYS; slot++) {
        int mark = mark(at, slot);
        if (mark == 0) {
          return found;
        }
        if (holds(at, slot, keyHigh, keyLow)) {
          return mark > 0
              ? Sighting.stronger(found, known[mark - 1])
              : strongest(several.get(-mark - 1), known, found);
        }
      }
      at = next(at);
    }
  }

  private static Sighting strongest(int[] clusters, Sighting[] known, Sighting found) {
    Sighting strongest = found;
    for (int cluster : clusters) {
      strongest = Sighting.stronger(strongest, known[cluster]);
    }
    return strongest;
  }

  /** Adds all that is in here to others, for a table of both. */
  void addTo(Entries others) {
    for (int at = FIRST; at < words.length; at += BUCKET) {
      for (int slot = 0; slot < KEYS && mark(at, slot) != 0; slot++) {
        int mark = mark(at, slot);
        int[] clusters = mark > 0 ? new int[] {mark - 1} : several.get(-mark - 1);
        for (int cluster : clusters) {
          others.add(words[at + 2 * slot], words[at + 2 * slot + 1], cluster);
        }
      }
    }
  }
}
