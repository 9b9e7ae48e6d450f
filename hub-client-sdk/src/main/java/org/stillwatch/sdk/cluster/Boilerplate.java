package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.sdk.reduce.ShingleCounts;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.wire.indicator.Feature;

/** What many unrelated templates of a lab contain, and so says nothing of any operator. */
final class Boilerplate {
  private Boilerplate() {}

  /** The templates without the shingles that occur in more clusters than this. */
  static List<Template> removed(List<Template> templates, UnionFind clusters, int mostClusters) {
    ShingleSet common = common(templates, clusters, mostClusters);
    List<Template> cleaned = new ArrayList<>(templates.size());
    for (Template template : templates) {
      cleaned.add(template.filter(shingle -> !common.contains(shingle)));
    }
    return cleaned;
  }

  private static ShingleSet common(List<Template> templates, UnionFind clusters, int mostClusters) {
    ShingleCounts counts = new ShingleCounts();
    for (List<Integer> members : Groups.of(clusters, templates.size())) {
      int root = clusters.find(members.get(0));
      for (int member : members) {
        Template template = templates.get(member);
        for (Feature feature : Feature.values()) {
          template.of(feature).stream().forEach(shingle -> counts.count(shingle, root));
        }
      }
    }
    return counts.atLeast(mostClusters + 1);
  }
}
