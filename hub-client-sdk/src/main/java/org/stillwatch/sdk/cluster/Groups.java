package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The sets of a union-find as lists. */
final class Groups {
  private Groups() {}

  /** Each set's members in ascending order, the sets in order of their smallest member. */
  static List<List<Integer>> of(UnionFind sets, int size) {
    TreeMap<Integer, List<Integer>> groups = new TreeMap<>();
    for (int member = 0; member < size; member++) {
      groups.computeIfAbsent(sets.find(member), root -> new ArrayList<>()).add(member);
    }
    return List.copyOf(groups.values());
  }
}
