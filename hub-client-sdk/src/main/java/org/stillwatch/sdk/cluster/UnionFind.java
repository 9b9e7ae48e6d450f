package org.stillwatch.sdk.cluster;

/** Disjoint sets of 0 to n-1; the root of a set is its smallest member. Not thread-safe. */
final class UnionFind {
  private final int[] parent;

  UnionFind(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  int find(int member) {
    int root = member;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** Makes one set of both; false if they were in one already. */
  boolean unite(int one, int other) {
    int a = find(one);
    int b = find(other);
    if (a == b) {
      return false;
    }
    parent[Math.max(a, b)] = Math.min(a, b);
    return true;
  }
}
