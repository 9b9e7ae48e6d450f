package org.stillwatch.sdk.cluster;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stillwatch.sdk.reduce.LinkValue;

/**
 * What joins accounts to cores and cores to each other: likeness, templates used together, shared
 * link values. Counts pairs of cores, never pairs of accounts. Not thread-safe.
 */
final class Joins {
  private final List<Core> cores;
  private final Recipe recipe;
  private final UnionFind accounts;
  private final int[] coreOf;
  private final boolean[] carries;
  private final Map<Long, Integer> together = new HashMap<>();

  Joins(int accounts, List<Core> cores, Recipe recipe) {
    this.cores = cores;
    this.recipe = recipe;
    this.accounts = new UnionFind(accounts);
    this.coreOf = new int[accounts];
    this.carries = new boolean[accounts];
    java.util.Arrays.fill(coreOf, -1);
    for (int core = 0; core < cores.size(); core++) {
      for (int member : cores.get(core).members()) {
        coreOf[member] = core;
        carries[member] = true;
        this.accounts.unite(cores.get(core).members().get(0), member);
      }
    }
  }

  /** An account's hits in the dictionary, by core. */
  void used(int account, SortedMap<Integer, Integer> hits) {
    TreeSet<Integer> used = new TreeSet<>();
    hits.forEach((core, count) -> {
      if (count >= recipe.hits()) {
        used.add(core);
      }
    });
    int own = coreOf[account];
    if (own < 0 || cores.get(own).members().size() == 1) {
      mostUsed(used, hits, own).ifPresent(home -> join(account, home));
    }
    if (own >= 0) {
      used.add(own);
    }
    countTogether(used);
  }

  private static Optional<Integer> mostUsed(
      SortedSet<Integer> used, SortedMap<Integer, Integer> hits, int own) {
    return used.stream()
        .filter(core -> core != own)
        .min(Comparator.comparingInt((Integer core) -> -hits.getOrDefault(core, 0)));
  }

  private void join(int account, int core) {
    carries[account] = true;
    accounts.unite(account, first(core));
  }

  private void countTogether(SortedSet<Integer> used) {
    for (int one : used) {
      for (int other : used.tailSet(one + 1)) {
        if (together.merge((long) one << 32 | other, 1, Integer::sum) == recipe.usedTogether()) {
          accounts.unite(first(one), first(other));
        }
      }
    }
  }

  private int first(int core) {
    return cores.get(core).members().get(0);
  }

  /** Unites all accounts that share a value; the cost grows with the accounts, not their pairs. */
  void link(List<AccountFacts> facts) {
    Map<LinkValue, Integer> firstWith = new HashMap<>();
    for (int account = 0; account < facts.size(); account++) {
      for (LinkValue value : facts.get(account).links()) {
        Integer first = firstWith.putIfAbsent(value, account);
        if (first != null) {
          accounts.unite(first, account);
        }
      }
    }
  }

  /** Whether the account carries a template of its cluster. */
  boolean carries(int account) {
    return carries[account];
  }

  UnionFind accounts() {
    return accounts;
  }
}
