package org.stillwatch.sdk.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.stillwatch.sdk.reduce.ShingleSet;

/**
 * Unites those whose shingle sets are alike. Only the smallest shingles of each set are indexed:
 * two sets of Jaccard similarity j miss each other with probability (1-j)^64, which at .30 is
 * 1e-10. Of those with the same shingle each is compared with so many before it only, so that a
 * shingle of 20,000 accounts does not cost pairs, and most pairs by the smallest shingles alone,
 * which takes one pair in a million of the alike for unlike. Sets are asked for when they are
 * needed and not held; a set takes a kilobyte. Not thread-safe.
 */
final class Likeness {
  private static final int INDEXED = 64;
  private static final int COMPARED = 64;

  /** An entry of the index is the upper bits of a hash of the shingle, and then the member. */
  private static final int MEMBER_BITS = 24;

  private static final long MEMBER = (1L << MEMBER_BITS) - 1;

  private static final double MISSED = 1e-6;

  private static final int REMEMBERED_BITS = 20;

  private final UnionFind groups;
  private final long[] unlike = new long[1 << REMEMBERED_BITS];

  Likeness(UnionFind groups) {
    this.groups = groups;
  }

  /**
   * Unites all pairs of sets of this size at least whose Jaccard similarity is this at least.
   *
   * @param members how many sets there are, 16 million at most
   */
  void unite(int members, IntFunction<ShingleSet> sets, int minShingles, double minJaccard) {
    if (members > MEMBER) {
      throw new IllegalArgumentException(
          "at most " + MEMBER + " accounts of one lab are clustered");
    }
    Arrays.fill(unlike, 0);
    Smallest smallest = new Smallest(members, minJaccard, MISSED);
    long[] index = index(members, sets, minShingles, smallest);
    int from = 0;
    for (int i = 1; i <= index.length; i++) {
      if (i == index.length || index[i] >>> MEMBER_BITS != index[from] >>> MEMBER_BITS) {
        compare(index, from, i, smallest, sets, minJaccard);
        from = i;
      }
    }
  }

  /** The smallest shingles of each set that none before it equals, sorted. */
  private long[] index(
      int members, IntFunction<ShingleSet> sets, int minShingles, Smallest smallest) {
    Map<Long, Integer> seen = new HashMap<>();
    long[] index = new long[1024];
    int size = 0;
    for (int member = 0; member < members; member++) {
      ShingleSet set = sets.apply(member);
      if (set.size() >= minShingles && !isSeen(member, set, seen, sets)) {
        int indexed = Math.min(INDEXED, set.size());
        if (size + indexed > index.length) {
          index = Arrays.copyOf(index, index.length * 2);
        }
        smallest.put(member, set);
        for (int i = 0; i < indexed; i++) {
          index[size++] = (spread(set.at(i)) & ~MEMBER) | member;
        }
      }
    }
    long[] sorted = Arrays.copyOf(index, size);
    Arrays.sort(sorted);
    return sorted;
  }

  private boolean isSeen(
      int member, ShingleSet set, Map<Long, Integer> seen, IntFunction<ShingleSet> sets) {
    Integer same = seen.putIfAbsent(hash(set), member);
    if (same == null || !sets.apply(same).equals(set)) {
      return false;
    }
    groups.unite(same, member);
    return true;
  }

  /** Pairs whose sets were compared for another shingle; not all, but most of the last ones. */
  private boolean isKnownUnlike(int one, int other) {
    return unlike[slot(one, other)] == pair(one, other);
  }

  private static long pair(int one, int other) {
    return ((long) one << MEMBER_BITS) | other;
  }

  private static int slot(int one, int other) {
    return (int) (spread(pair(one, other)) >>> (Long.SIZE - REMEMBERED_BITS));
  }

  private static long hash(ShingleSet set) {
    long hash = set.size();
    for (int i = 0; i < set.size(); i++) {
      hash = spread(hash) + set.at(i);
    }
    return hash;
  }

  private void compare(
      long[] index,
      int from,
      int to,
      Smallest smallest,
      IntFunction<ShingleSet> sets,
      double minJaccard) {
    for (int i = from + 1; i < to; i++) {
      int member = (int) (index[i] & MEMBER);
      for (int j = i - 1; j >= Math.max(from, i - COMPARED); j--) {
        int other = (int) (index[j] & MEMBER);
        if (groups.find(other) != groups.find(member)
            && smallest.maybeNear(other, member)
            && !isKnownUnlike(other, member)) {
          compare(other, member, sets, minJaccard);
        }
      }
    }
  }

  private void compare(int one, int other, IntFunction<ShingleSet> sets, double minJaccard) {
    if (sets.apply(other).isNear(sets.apply(one), minJaccard)) {
      groups.unite(one, other);
    } else {
      unlike[slot(one, other)] = pair(one, other);
    }
  }

  /** The smallest of many hashes begin alike: only their lower bits tell them apart. */
  private static long spread(long shingle) {
    return shingle * 0x9E3779B97F4A7C15L;
  }
}
