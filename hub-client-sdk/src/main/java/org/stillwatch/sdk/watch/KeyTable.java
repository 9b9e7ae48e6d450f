package org.stillwatch.sdk.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which clusters a key belongs to, in a form that costs one read of memory. Keys are uniform: the
 * first bits of one say in which bucket it lies, or in one of the next if that one is full. A
 * bucket is a line of the processor's cache, eight words, and a word has a tag of the key, a mark
 * of its clusters, and one bit of a filter of the keys that went on to the next bucket. All words
 * of a bucket are compared without a branch, so that the processor need not guess what it waits
 * for.
 *
 * <p>The smaller the table, the shorter the wait: so a word has the part of the key that the mark
 * leaves room for, 39 bits among ten million. Of those, and of as many strangers, one stranger is
 * taken for a key with a chance of 1 in 10,000 (6 keys in a bucket, 2^-39 each). The keys are kept
 * whole beside it, for a table of more: 31 bytes a key in all. Immutable and thread-safe.
 */
final class KeyTable {
  private static final int BUCKET = 8;
  private static final int KEYS_A_BUCKET = 6;

  /** The first bits of a tag say which bit of the filter is the key's. */
  private static final int FILTER = Long.SIZE - 3;

  /** Large arrays begin 16 bytes before their first element, which is to lie on 64. */
  private static final int FIRST = 6;

  static final KeyTable EMPTY = new KeyTable(new Entries(0));

  private final int buckets;
  private final long[] words;

  /** So many bits of a key say in which bucket it lies; the tag begins after them. */
  private final int place;

  /** How many bits of a word are not the tag. */
  private final int bits;

  /** A mark up to here is a cluster and 1; beyond, a place among several and 1 more than this. */
  private final int clusters;

  /** The clusters of the keys that have more than one. */
  private final List<int[]> several = new ArrayList<>();

  private final Entries kept;
  private int distinct;

  /**
   * Orders the entries.
   *
   * @throws ArithmeticException for more than a thousand million entries
   */
  KeyTable(Entries entries) {
    this.buckets = entries.size() / KEYS_A_BUCKET + 1;
    this.place = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(buckets);
    this.words = new long[Math.addExact(FIRST, Math.multiplyExact(BUCKET, buckets))];
    this.clusters = entries.clusters();
    this.bits = 1 + Long.SIZE - Long.numberOfLeadingZeros((long) clusters + entries.size());
    this.kept = new Entries(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      if (add(entries.high(i), entries.cluster(i))) {
        kept.add(entries.high(i), entries.low(i), entries.cluster(i));
      }
    }
  }

  /** Whether it is new. */
  private boolean add(long high, int cluster) {
    long tag = tag(high);
    int at = home(high);
    while (true) {
      for (int slot = at; slot < at + BUCKET; slot++) {
        if (words[slot] == 0) {
          words[slot] = tag | word(cluster + 1);
          distinct++;
          return true;
        }
        if ((words[slot] ^ tag) >>> bits == 0) {
          return addTo(slot, cluster);
        }
      }
      words[filtered(at, tag)] |= 1;
      at = next(at);
    }
  }

  private boolean addTo(int slot, int cluster) {
    int mark = (int) ((words[slot] & ((1L << bits) - 1)) >>> 1);
    if (mark > clusters) {
      int[] before = several.get(mark - clusters - 1);
      if (Arrays.stream(before).anyMatch(one -> one == cluster)) {
        return false;
      }
      int[] longer = Arrays.copyOf(before, before.length + 1);
      longer[before.length] = cluster;
      several.set(mark - clusters - 1, longer);
      return true;
    }
    if (mark == cluster + 1) {
      return false;
    }
    several.add(new int[] {mark - 1, cluster});
    words[slot] ^= word(mark) ^ word(clusters + several.size());
    return true;
  }

  private static long word(int mark) {
    return (long) mark << 1;
  }

  private long tag(long high) {
    return (high << place) & -(1L << bits);
  }

  private int home(long high) {
    return FIRST + BUCKET * (int) (((high >>> Integer.SIZE) * buckets) >>> Integer.SIZE);
  }

  private int next(int at) {
    int next = at + BUCKET;
    return next == words.length ? FIRST : next;
  }

  /** The word with the bit of the filter. */
  private static int filtered(int at, long tag) {
    return at + (int) (tag >>> FILTER);
  }

  /** Different keys. */
  int distinct() {
    return distinct;
  }

  /** Different pairs of a key and a cluster. */
  int size() {
    return kept.size();
  }

  /**
   * The strongest of what is known of the key's clusters.
   *
   * @param keyHigh the first half of the key: the other would be waited for and tell nothing more
   * @param known by cluster
   * @param found before, which stays if nothing is stronger
   */
  Sighting look(long keyHigh, Sighting[] known, Sighting found) {
    long tag = tag(keyHigh);
    int at = home(keyHigh);
    while (true) {
      int mark = mark(at, tag);
      if (mark != 0) {
        return mark <= clusters
            ? Sighting.stronger(found, known[mark - 1])
            : strongest(several.get(mark - clusters - 1), known, found);
      }
      if ((words[filtered(at, tag)] & 1) == 0) {
        return found;
      }
      at = next(at);
    }
  }

  /** The mark of that key in this bucket; 0 if it has none, for a key has at most one. */
  private int mark(int at, long tag) {
    long found =
        same(words[at], tag)
            | same(words[at + 1], tag)
            | same(words[at + 2], tag)
            | same(words[at + 3], tag)
            | same(words[at + 4], tag)
            | same(words[at + 5], tag)
            | same(words[at + 6], tag)
            | same(words[at + 7], tag);
    return (int) (found >>> 1);
  }

  /** What a word has beside this tag, or 0 if it has another. */
  private long same(long word, long tag) {
    long other = word ^ tag;
    return other & (((other >>> bits) - 1) >> (Long.SIZE - 1));
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
    for (int i = 0; i < kept.size(); i++) {
      others.add(kept.high(i), kept.low(i), kept.cluster(i));
    }
  }
}
