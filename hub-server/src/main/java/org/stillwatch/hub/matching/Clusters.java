package org.stillwatch.hub.matching;

import java.util.HashMap;
import java.util.Map;

/** Disjoint sets of clusters, by the rows of their reports. Not thread-safe. */
final class Clusters {
  private final Map<Long, Long> parents = new HashMap<>();

  long root(long report) {
    long at = report;
    while (parents.getOrDefault(at, at) != at) {
      long up = parents.getOrDefault(at, at);
      parents.put(at, parents.getOrDefault(up, up));
      at = up;
    }
    return at;
  }

  void unite(long one, long other) {
    long a = root(one);
    long b = root(other);
    if (a != b) {
      parents.put(Math.max(a, b), Math.min(a, b));
    }
  }
}
