package org.stillwatch.sdk.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stillwatch.sdk.reduce.LinkValue;

/**
 * What joins accounts: likeness of templates, templates used together, shared link values. Counts
 * pairs of templates, never pairs of accounts. Not thread-safe.
 */
final class Joins {
  private static final int NONE = -1;

  private final List<Core> cores;
  private final Recipe recipe;
  private final UnionFind groups;
  private final int[] coreOf;
  private final int[] carried;
  private final boolean[] alone;
  private final int[] likeOf;
  private final Map<Long, Integer> together = new HashMap<>();

  Joins(int accounts, Cores cores, Recipe recipe) {
    this.cores = cores.all();
    this.recipe = recipe;
    this.groups = cores.alike();
    this.coreOf = new int[accounts];
    this.carried = new int[accounts];
    this.alone = new boolean[accounts];
    this.likeOf = new int[accounts];
    Arrays.fill(coreOf, NONE);
    Arrays.fill(carried, NONE);
    for (int core = 0; core < this.cores.size(); core++) {
      for (int member : this.cores.get(core).members()) {
        coreOf[member] = core;
      }
    }
    for (List<Integer> group : Groups.of(groups, accounts)) {
      for (int member : group) {
        likeOf[member] = group.get(0);
        carried[member] = coreOf[member] == NONE ? NONE : group.get(0);
      }
      alone[group.get(0)] = group.size() == 1;
    }
  }

  /** An account's hits in the dictionary, by core. To be told once of each account. */
  void used(int account, Hits found) {
    if (found.prompts() < recipe.hits()) {
      return;
    }
    SortedMap<Integer, Integer> hits = found.byCore();
    int own = coreOf[account];
    if (alone[account]) {
      hits.keySet().stream()
          .filter(core -> core != own)
          .min(Comparator.comparingInt((Integer core) -> -hits.getOrDefault(core, 0)))
          .ifPresent(core -> join(account, core));
    }
    TreeSet<Integer> used = new TreeSet<>();
    hits.keySet().forEach(core -> used.add(likeOf[cores.get(core).first()]));
    if (own != NONE) {
      used.add(likeOf[account]);
    }
    countTogether(used);
  }

  private void join(int account, int core) {
    carried[account] = likeOf[cores.get(core).first()];
    groups.unite(account, cores.get(core).first());
  }

  /**
   * Counts by sets of alike accounts as they were before anything joined, so the order is all one.
   */
  private void countTogether(SortedSet<Integer> used) {
    for (int one : used) {
      for (int other : used.tailSet(one + 1)) {
        int accounts = together.merge((long) one << 32 | other, 1, Integer::sum);
        if (accounts == recipe.usedTogether()) {
          groups.unite(one, other);
        }
      }
    }
  }

  /** Unites all accounts that share a value; the cost grows with the accounts, not their pairs. */
  void link(List<AccountFacts> facts) {
    Map<LinkValue, Integer> firstWith = new HashMap<>();
    for (int account = 0; account < facts.size(); account++) {
      for (LinkValue value : facts.get(account).links()) {
        Integer first = value.joins() ? firstWith.putIfAbsent(value, account) : null;
        if (first != null) {
          groups.unite(first, account);
        }
      }
    }
  }

  /**
   * Which template of its cluster the account carries: one number for all that are alike, or a
   * negative one for none.
   */
  int carried(int account) {
    return carried[account];
  }

  /** The accounts as joined so far. */
  UnionFind groups() {
    return groups;
  }
}
