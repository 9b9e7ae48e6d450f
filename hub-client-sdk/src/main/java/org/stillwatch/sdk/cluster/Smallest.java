package org.stillwatch.sdk.cluster;

import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.reduce.ShingleSet;

/**
 * The smallest shingles of many sets, 32 bits of each, to tell most pairs that are unlike without
 * their sets. Of the 128 smallest of a union those in both sets are a sample of its Jaccard
 * similarity (Broder's bottom-k). Not thread-safe.
 */
final class Smallest {
  private static final int SAMPLE = 128;

  private final int[] @Nullable [] ofMember;
  private final int fewest;

  /**
   * None yet.
   *
   * @param members how many sets there will be
   * @param jaccard least similarity of a pair that is wanted, 0 to 1
   * @param missed of such pairs, the share that may be told unlike
   */
  Smallest(int members, double jaccard, double missed) {
    this.ofMember = new int[members][];
    this.fewest = fewest(jaccard, missed);
  }

  /** The number that fewer of a sample than the missed share of wanted pairs stay below. */
  private static int fewest(double jaccard, double missed) {
    double odds = jaccard / (1 - jaccard);
    double exactly = Math.pow(1 - jaccard, SAMPLE);
    double below = 0;
    int fewest = 0;
    while (below + exactly <= missed) {
      below += exactly;
      exactly *= odds * (SAMPLE - fewest) / (fewest + 1);
      fewest++;
    }
    return fewest;
  }

  void put(int member, ShingleSet set) {
    int[] smallest = new int[Math.min(SAMPLE, set.size())];
    for (int i = 0; i < smallest.length; i++) {
      smallest[i] = (int) (set.at(i) >> Integer.SIZE);
    }
    ofMember[member] = smallest;
  }

  /** Whether the two may be as near as wanted; of small sets and of sets not put here, always. */
  boolean maybeNear(int one, int other) {
    int[] mine = ofMember[one];
    int[] theirs = ofMember[other];
    if (mine == null || theirs == null || mine.length < SAMPLE || theirs.length < SAMPLE) {
      return true;
    }
    int shared = 0;
    int i = 0;
    int j = 0;
    for (int step = 0; step < SAMPLE; step++) {
      int a = mine[i];
      int b = theirs[j];
      shared += a == b ? 1 : 0;
      i += a <= b ? 1 : 0;
      j += b <= a ? 1 : 0;
    }
    return shared >= fewest;
  }
}
