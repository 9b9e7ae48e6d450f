package org.stillwatch.sdk.watch;

import java.util.Arrays;

/** Keys and the clusters that they belong to, as they come: what a table is built of. */
final class Entries {
  private long[] high;
  private long[] low;
  private int[] cluster;
  private int size;
  private int clusters;

  Entries(int expected) {
    int room = Math.max(16, expected);
    high = new long[room];
    low = new long[room];
    cluster = new int[room];
  }

  void add(long keyHigh, long keyLow, int ofCluster) {
    if (size == high.length) {
      int more = (int) Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1) + 16L);
      high = Arrays.copyOf(high, more);
      low = Arrays.copyOf(low, more);
      cluster = Arrays.copyOf(cluster, more);
    }
    high[size] = keyHigh;
    low[size] = keyLow;
    cluster[size] = ofCluster;
    size++;
    clusters = Math.max(clusters, ofCluster + 1);
  }

  int size() {
    return size;
  }

  /** One more than the greatest number of a cluster. */
  int clusters() {
    return clusters;
  }

  long high(int at) {
    return high[at];
  }

  long low(int at) {
    return low[at];
  }

  int cluster(int at) {
    return cluster[at];
  }
}
