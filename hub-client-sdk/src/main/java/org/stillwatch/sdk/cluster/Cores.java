package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.sdk.reduce.ShingleCounts;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.wire.indicator.Feature;

/**
 * Clusters by likeness: first loosely, to see what is boilerplate, then again without it.
 *
 * @param all the distinct templates, in order of their first account
 * @param alike accounts of templates that belong together; a core never spans two of its sets
 */
record Cores(List<Core> all, UnionFind alike) {

  static Cores of(List<Template> templates, Recipe recipe) {
    UnionFind loose = united(templates, recipe.alike());
    List<Template> cleaned = Boilerplate.removed(templates, loose, recipe.boilerplateClusters());
    UnionFind same = united(cleaned, recipe.same());
    List<Core> cores = new ArrayList<>();
    for (List<Integer> members : Groups.of(same, templates.size())) {
      Template template = consensus(cleaned, members);
      if (!template.isEmpty()) {
        cores.add(new Core(members, template));
      }
    }
    UnionFind alike = united(cleaned, recipe.alike());
    unite(alike, cleaned, recipe.alikeWhenLong());
    for (Core core : cores) {
      core.members().forEach(member -> alike.unite(core.first(), member));
    }
    return new Cores(cores, alike);
  }

  private static UnionFind united(List<Template> templates, Recipe.Nearness nearness) {
    UnionFind groups = new UnionFind(templates.size());
    unite(groups, templates, nearness);
    return groups;
  }

  private static void unite(UnionFind groups, List<Template> templates, Recipe.Nearness nearness) {
    Likeness likeness = new Likeness(groups);
    List<ShingleSet> c8 = templates.stream().map(Template::c8).toList();
    likeness.unite(c8, nearness.c8Shingles(), nearness.c8Jaccard());
    List<ShingleSet> c12 = templates.stream().map(Template::c12).toList();
    likeness.unite(c12, nearness.c12Shingles(), nearness.c12Jaccard());
  }

  /** What half of the members' templates contain. */
  static Template consensus(List<Template> templates, List<Integer> members) {
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
