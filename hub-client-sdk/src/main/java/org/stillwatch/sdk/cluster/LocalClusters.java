package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.sdk.reduce.Signatures;

/** Puts the joined accounts together into clusters. */
final class LocalClusters {
  private final List<AccountFacts> facts;
  private final Map<Integer, List<Core>> coresByRoot = new HashMap<>();
  private final Joins joins;
  private final Signatures signatures;
  private final ListedUse listed;

  LocalClusters(
      List<AccountFacts> facts,
      List<Core> cores,
      Joins joins,
      Signatures signatures,
      ListedUse listed) {
    this.facts = facts;
    this.joins = joins;
    this.signatures = signatures;
    this.listed = listed;
    for (Core core : cores) {
      int root = joins.groups().find(core.first());
      coresByRoot.computeIfAbsent(root, r -> new ArrayList<>()).add(core);
    }
  }

  /** The clusters that have a sketch or a shared link value, in order of their first account. */
  List<LocalCluster> all() {
    List<LocalCluster> clusters = new ArrayList<>();
    for (List<Integer> members : Groups.of(joins.groups(), facts.size())) {
      LocalCluster cluster = cluster(members);
      if (!cluster.sketches().isEmpty() || cluster.accounts().size() > 1) {
        clusters.add(cluster);
      }
    }
    return clusters;
  }

  private LocalCluster cluster(List<Integer> members) {
    TreeSet<String> accounts = new TreeSet<>();
    TreeMap<LinkValue, SortedSet<String>> links = new TreeMap<>();
    Optional<AccountFacts.Days> days = Optional.empty();
    TreeMap<String, Integer> carried = new TreeMap<>();
    long exchanges = 0;
    for (int member : members) {
      AccountFacts account = facts.get(member);
      accounts.add(account.account());
      if (joins.carried(member) >= 0) {
        carried.put(account.account(), joins.carried(member));
      }
      exchanges += account.exchanges();
      days =
          days.isEmpty()
              ? account.days()
              : Optional.of(days.get().with(account.days().orElse(days.get())));
      for (LinkValue value : account.links()) {
        links.computeIfAbsent(value, v -> new TreeSet<>()).add(account.account());
      }
    }
    List<Core> cores = coresByRoot.getOrDefault(members.get(0), List.of());
    return new LocalCluster(
        accounts,
        carried,
        exchanges,
        days,
        SketchChoice.of(cores, signatures),
        listed.part(accounts, signatures),
        links);
  }
}
