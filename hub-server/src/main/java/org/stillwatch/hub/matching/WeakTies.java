package org.stillwatch.hub.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.Standing;

/**
 * What kinds that join only together make of a campaign's clusters, from scratch: the same rule as
 * {@link Together}. A tie is a set of clusters any two of which, if they are of different labs,
 * agree by one kind; where ties of two kinds cross, the clusters are joined. Not thread-safe.
 */
final class WeakTies {
  private final Map<IndicatorKind, Map<Long, ComparedSketches.OfCluster>> compared;
  private final Nearness nearness;
  private final List<Tie> ties = new ArrayList<>();
  private final Map<Long, Map<String, Reason>> byComparing = new HashMap<>();

  private WeakTies(
      Map<IndicatorKind, Map<Long, ComparedSketches.OfCluster>> compared, Nearness nearness) {
    this.compared = compared;
    this.nearness = nearness;
  }

  /** One kind's agreement. */
  private record Tie(String form, Reason reason, Map<Long, MemberId> clusters) {
    boolean hasTwoLabs() {
      return new HashSet<>(clusters.values()).size() > 1;
    }
  }

  /** Is told why a cluster belongs where it is. */
  @FunctionalInterface
  interface Explanation {
    void because(long report, String form, Reason reason);
  }

  /** The ties among those holders, of whom the sketches are known. */
  static WeakTies of(List<Postings.Holder> holders, ComparedSketches sketches, Nearness nearness) {
    Set<Long> reports = new HashSet<>();
    holders.forEach(holder -> reports.add(holder.report()));
    Map<IndicatorKind, Map<Long, ComparedSketches.OfCluster>> compared = new LinkedHashMap<>();
    nearness.kinds().stream()
        .filter(kind -> kind.standing() == Standing.TOGETHER)
        .forEach(kind -> compared.put(kind, sketches.of(kind, reports)));
    return new WeakTies(compared, nearness);
  }

  /** Adds a tie of these holders, of two labs at least. */
  void add(String form, Reason reason, List<Postings.Holder> holders) {
    Map<Long, MemberId> clusters = new TreeMap<>();
    holders.forEach(holder -> clusters.put(holder.report(), holder.member()));
    ties.add(new Tie(form, reason, clusters));
  }

  /** Joins what ties of two kinds have in common. */
  void unite(Clusters joined) {
    crossings().stream()
        .filter(Tie::hasTwoLabs)
        .forEach(crossing -> {
          long first = crossing.clusters().keySet().iterator().next();
          crossing.clusters().keySet().forEach(report -> joined.unite(first, report));
        });
    ties.forEach(tie -> compared.forEach((kind, known) -> compare(kind, known, tie, joined)));
  }

  private record Crossing(int one, int other) {}

  private List<Tie> crossings() {
    Map<Long, List<Integer>> tiesOf = new TreeMap<>();
    for (int i = 0; i < ties.size(); i++) {
      for (long report : ties.get(i).clusters().keySet()) {
        tiesOf.computeIfAbsent(report, r -> new ArrayList<>()).add(i);
      }
    }
    Map<Crossing, Tie> crossings = new LinkedHashMap<>();
    tiesOf.forEach((report, of) -> {
      for (int i = 0; i < of.size(); i++) {
        for (int j = i + 1; j < of.size(); j++) {
          cross(report, of.get(i), of.get(j), crossings);
        }
      }
    });
    return List.copyOf(crossings.values());
  }

  private void cross(long report, int i, int j, Map<Crossing, Tie> crossings) {
    Tie one = ties.get(i);
    Tie other = ties.get(j);
    if (!one.form().equals(other.form())) {
      crossings
          .computeIfAbsent(
              new Crossing(i, j), c -> new Tie(one.form(), one.reason(), new TreeMap<>()))
          .clusters()
          .putAll(Map.of(report, java.util.Objects.requireNonNull(one.clusters().get(report))));
    }
  }

  /** Within a tie, sketches that are alike are the second kind. */
  private void compare(
      IndicatorKind kind, Map<Long, ComparedSketches.OfCluster> known, Tie tie, Clusters joined) {
    List<ComparedSketches.OfCluster> tied =
        tie.clusters().keySet().stream().filter(known::containsKey).map(known::get).toList();
    for (int i = 0; i < tied.size(); i++) {
      for (int j = i + 1; j < tied.size(); j++) {
        ComparedSketches.OfCluster one = tied.get(i);
        ComparedSketches.OfCluster other = tied.get(j);
        boolean differ = !one.member().equals(other.member());
        if (differ && nearness.agree(kind, one, other)) {
          joined.unite(one.report(), other.report());
          because(one.report(), kind);
          because(other.report(), kind);
        }
      }
    }
  }

  private void because(long report, IndicatorKind kind) {
    byComparing
        .computeIfAbsent(report, r -> new HashMap<>())
        .merge(kind.form(), Reason.compared(), Reason::or);
  }

  /** Tells of every tie between clusters of different labs that are joined, by whatever. */
  void explain(Clusters joined, Explanation explanation) {
    for (Tie tie : ties) {
      Map<Long, Tie> parts = new TreeMap<>();
      tie.clusters()
          .forEach((report, member) ->
              parts
                  .computeIfAbsent(
                      joined.root(report), r -> new Tie(tie.form(), tie.reason(), new TreeMap<>()))
                  .clusters()
                  .put(report, member));
      parts.values().stream()
          .filter(Tie::hasTwoLabs)
          .forEach(part ->
              part.clusters()
                  .keySet()
                  .forEach(report -> explanation.because(report, tie.form(), tie.reason())));
    }
    byComparing.forEach((report, kinds) ->
        kinds.forEach((form, reason) -> explanation.because(report, form, reason)));
  }
}
