package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.sdk.pattern.Member;
import org.stillwatch.sdk.pattern.PatternSketch;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.report.Technique;

/** Puts the joined accounts together into clusters. */
final class LocalClusters {
  private final List<AccountFacts> facts;
  private final Map<Integer, List<Core>> coresByRoot = new HashMap<>();
  private final Joins joins;
  private final SketchChoice choice;
  private final PatternSketch patterns;
  private final int fewestCarriers;
  private final ListedUse listed;

  /**
   * The clusters to come.
   *
   * @param fewestCarriers clusters in which fewer accounts carry a template get no sketches
   */
  LocalClusters(
      List<AccountFacts> facts,
      Cores cores,
      Joins joins,
      SketchChoice choice,
      PatternSketch patterns,
      int fewestCarriers,
      ListedUse listed) {
    this.patterns = patterns;
    this.facts = facts;
    this.joins = joins;
    this.choice = choice;
    this.fewestCarriers = fewestCarriers;
    this.listed = listed;
    for (Core core : cores.all()) {
      int root = joins.groups().find(core.first());
      coresByRoot.computeIfAbsent(root, r -> new ArrayList<>()).add(core);
    }
  }

  /** The clusters that have a template or a shared link value, in order of their first account. */
  List<LocalCluster> all() {
    List<LocalCluster> clusters = new ArrayList<>();
    for (List<Integer> members : Groups.of(joins.groups(), facts.size())) {
      LocalCluster cluster = cluster(members);
      if (cluster.hasTemplate() || cluster.accounts().size() > 1) {
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
    List<Sketch> sketches = carried.size() < fewestCarriers ? List.of() : choice.of(cores);
    return new LocalCluster(
        accounts,
        carried,
        exchanges,
        days,
        choice.any(cores),
        sketches,
        listed.part(accounts, fewestCarriers, choice),
        links,
        pattern(members),
        techniques(members));
  }

  private Optional<Bytes> pattern(List<Integer> members) {
    List<Member> all = new ArrayList<>();
    for (int place : members) {
      AccountFacts one = facts.get(place);
      long days = one.days().map(AccountFacts.Days::count).orElse(0L);
      all.add(new Member(one.behaviour(), one.exchanges(), days, one.links()));
    }
    return patterns.of(all);
  }

  private Set<Technique> techniques(List<Integer> members) {
    EnumMap<Technique, Integer> accounts = new EnumMap<>(Technique.class);
    for (int place : members) {
      facts.get(place).techniques().forEach(one -> accounts.merge(one, 1, Integer::sum));
    }
    accounts.values().removeIf(with -> 2 * with < members.size());
    return accounts.keySet();
  }
}
