package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.sdk.reduce.ShingleSet;

/**
 * Which accounts carry which template. Immutable.
 *
 * @param all the templates, those of one cluster in the order in which they are told
 */
record Carriers(List<Carried> all) {
  static final Carriers NONE = new Carriers(List.of());

  /**
   * A template and who carries it.
   *
   * @param template its eight-grams
   * @param accounts the lab's own names, ascending, one at least and so many at most as are looked
   *     at
   */
  record Carried(ShingleSet template, List<String> accounts) {
    String first() {
      return accounts.get(0);
    }
  }

  /** Those of the clusters that have sketches. */
  static Carriers of(
      List<LocalCluster> clusters, List<AccountFacts> facts, Cores cores, SketchChoice choice) {
    Set<String> told = new HashSet<>();
    clusters.stream()
        .filter(cluster -> !cluster.sketches().isEmpty())
        .forEach(cluster -> told.addAll(cluster.accounts()));
    List<Core> ofTold =
        cores.all().stream()
            .filter(core -> told.contains(facts.get(core.first()).account()))
            .toList();
    List<Carried> carried = new ArrayList<>();
    for (Core core : choice.ordered(ofTold)) {
      List<String> accounts =
          core.members().stream()
              .limit(TemplatePrompts.MOST)
              .map(member -> facts.get(member).account())
              .toList();
      carried.add(new Carried(cores.template(core).c8(), accounts));
    }
    return new Carriers(carried);
  }

  /** For each cluster its templates, at most so many. */
  List<List<Carried>> of(List<LocalCluster> clusters, int most) {
    Map<String, Integer> clusterOf = new HashMap<>();
    for (int i = 0; i < clusters.size(); i++) {
      int place = i;
      clusters.get(i).accounts().forEach(account -> clusterOf.put(account, place));
    }
    List<List<Carried>> chosen = new ArrayList<>();
    clusters.forEach(cluster -> chosen.add(new ArrayList<>()));
    for (Carried carried : all) {
      Integer place = clusterOf.get(carried.first());
      if (place != null && chosen.get(place).size() < most) {
        chosen.get(place).add(carried);
      }
    }
    return chosen;
  }
}
