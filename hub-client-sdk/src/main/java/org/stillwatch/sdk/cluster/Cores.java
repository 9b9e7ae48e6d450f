package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.sdk.reduce.ShingleCounts;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.wire.indicator.Feature;

/** Clusters by likeness: first loosely, then again without what was boilerplate. */
final class Cores {
  private Cores() {}

  static List<Core> of(List<Template> templates, Recipe recipe) {
    UnionFind loose = alike(templates, recipe);
    List<Template> cleaned = Boilerplate.removed(templates, loose, recipe.boilerplateClusters());
    UnionFind strict = alike(cleaned, recipe);
    List<Core> cores = new ArrayList<>();
    for (List<Integer> members : Groups.of(strict, templates.size())) {
      Template template = consensus(cleaned, members);
      if (!template.isEmpty()) {
        cores.add(new Core(members, template));
      }
    }
    return cores;
  }

  private static UnionFind alike(List<Template> templates, Recipe recipe) {
    UnionFind groups = new UnionFind(templates.size());
    Likeness likeness = new Likeness(groups);
    likeness.unite(
        templates.stream().map(Template::c8).toList(), recipe.c8Shingles(), recipe.c8Jaccard());
    likeness.unite(
        templates.stream().map(Template::c12).toList(), recipe.c12Shingles(), recipe.c12Jaccard());
    return groups;
  }

  private static Template consensus(List<Template> templates, List<Integer> members) {
    if (members.size() == 1) {
      return templates.get(members.get(0));
    }
    return new Template(
        consensus(templates, members, Feature.C8),
        consensus(templates, members, Feature.C12),
        consensus(templates, members, Feature.SKELETON));
  }

  private static ShingleSet consensus(
      List<Template> templates, List<Integer> members, Feature feature) {
    ShingleCounts counts = new ShingleCounts();
    for (int member : members) {
      templates.get(member).of(feature).stream().forEach(s -> counts.count(s, member));
    }
    return counts.atLeast((members.size() + 1) / 2);
  }
}
