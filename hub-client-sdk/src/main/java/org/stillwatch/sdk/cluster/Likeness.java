package org.stillwatch.sdk.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.sdk.reduce.ShingleSet;

/**
 * Unites those whose shingle sets are alike. Only the smallest shingles of each set are indexed:
 * two sets of Jaccard similarity j miss each other with probability (1-j)^64, which at .30 is
 * 1e-10. Of a posting list only the newest entries are compared, so that a shingle of 20,000
 * accounts does not cost pairs. Not thread-safe.
 */
final class Likeness {
  private static final int INDEXED = 64;
  private static final int NEWEST = 64;

  private final UnionFind groups;
  private final Map<Long, int[]> postings = new HashMap<>();
  private final Map<ShingleSet, Integer> seen = new HashMap<>();

  Likeness(UnionFind groups) {
    this.groups = groups;
  }

  /** Unites all pairs of sets of this size at least whose Jaccard similarity is this at least. */
  void unite(List<ShingleSet> sets, int minShingles, double minJaccard) {
    postings.clear();
    seen.clear();
    for (int member = 0; member < sets.size(); member++) {
      ShingleSet set = sets.get(member);
      if (set.size() >= minShingles) {
        Integer same = seen.putIfAbsent(set, member);
        if (same != null) {
          groups.unite(same, member);
        } else {
          place(member, set, sets, minJaccard);
        }
      }
    }
  }

  private void place(int member, ShingleSet set, List<ShingleSet> sets, double minJaccard) {
    int indexed = Math.min(INDEXED, set.size());
    for (int i = 0; i < indexed; i++) {
      int[] posting = postings.get(set.at(i));
      if (posting != null) {
        compare(member, set, posting, sets, minJaccard);
      }
      postings.put(set.at(i), appended(posting, member));
    }
  }

  private void compare(
      int member, ShingleSet set, int[] posting, List<ShingleSet> sets, double minJaccard) {
    int newest = Math.min(posting[0], NEWEST);
    for (int i = 0; i < newest; i++) {
      int other = posting[1 + (posting[0] - 1 - i) % NEWEST];
      if (groups.find(other) != groups.find(member) && set.jaccard(sets.get(other)) >= minJaccard) {
        groups.unite(other, member);
      }
    }
  }

  /** A ring of the newest members; the first number says how many there ever were. */
  private static int[] appended(int @org.jspecify.annotations.Nullable [] posting, int member) {
    if (posting == null) {
      return new int[] {1, member};
    }
    int[] ring = posting;
    if (ring[0] + 1 == ring.length && ring[0] < NEWEST) {
      ring = Arrays.copyOf(ring, Math.min(NEWEST, ring[0] * 2) + 1);
    }
    ring[1 + ring[0] % NEWEST] = member;
    ring[0]++;
    return ring;
  }
}
