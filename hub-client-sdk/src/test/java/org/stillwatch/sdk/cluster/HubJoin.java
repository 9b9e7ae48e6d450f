package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Sketch;

/** What a hub does with sketches, in memory, for measuring: bands find, estimates join. */
record HubJoin(double c8, double c12, double skeleton, int rows) {
  static final HubJoin USUAL = new HubJoin(0.20, 0.30, 0.45, 2);

  /** A cluster as a lab reported it. */
  record Reported(String lab, LocalCluster cluster) {}

  private record Place(int report, Sketch sketch) {}

  /** The groups of reports; single ones too. */
  List<List<Reported>> campaigns(List<Reported> reports) {
    UnionFind groups = new UnionFind(reports.size());
    Map<Long, List<Place>> bands = new HashMap<>();
    for (int report = 0; report < reports.size(); report++) {
      for (Sketch sketch : reports.get(report).cluster().sketches()) {
        Place here = new Place(report, sketch);
        Set<Place> met = new HashSet<>();
        for (long band : sketch.bandKeys(rows)) {
          List<Place> others = bands.computeIfAbsent(band, b -> new ArrayList<>());
          met.addAll(others);
          others.add(here);
        }
        for (Place other : met) {
          if (!reports.get(other.report).lab().equals(reports.get(report).lab())
              && sketch.estimatedJaccard(other.sketch) >= threshold(sketch.feature())) {
            groups.unite(report, other.report);
          }
        }
      }
    }
    List<List<Reported>> campaigns = new ArrayList<>();
    for (List<Integer> members : Groups.of(groups, reports.size())) {
      campaigns.add(members.stream().map(reports::get).toList());
    }
    return campaigns;
  }

  private double threshold(Feature feature) {
    return switch (feature) {
      case C8 -> c8;
      case C12 -> c12;
      case SKELETON -> skeleton;
    };
  }
}
