package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.sdk.reduce.Template;

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
   * @param accounts the lab's own names, ascending, one at least
   */
  record Carried(Template template, List<String> accounts) {
    String first() {
      return accounts.get(0);
    }
  }

  Carriers(List<AccountFacts> facts, List<Core> cores) {
    this(
        SketchChoice.ordered(cores).stream()
            .map(core ->
                new Carried(
                    core.template(),
                    core.members().stream().map(member -> facts.get(member).account()).toList()))
            .toList());
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
