package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.stillwatch.sdk.reduce.KeptTemplates;
import org.stillwatch.sdk.reduce.ShingleCounts;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.wire.indicator.Feature;

/**
 * Clusters by likeness: first loosely, to see what is boilerplate, then again without it. Ordinary
 * templates are no cores, but what many of them share is boilerplate too.
 *
 * @param all the cores, in order of their first account
 * @param templates of the cores, by number: what half of the members' templates contain
 * @param alike accounts of templates that belong together; a core never spans two of its sets
 */
record Cores(List<Core> all, List<Template> templates, UnionFind alike) {
  /**
   * The cores of these templates.
   *
   * @param cleaned takes the templates without boilerplate; empty
   * @param ofCores takes the templates of the cores; empty
   * @param room for counting shingles
   */
  static Cores of(
      List<Template> templates,
      Recipe recipe,
      KeptTemplates cleaned,
      KeptTemplates ofCores,
      Boilerplate.Room room) {
    UnionFind loose = united(templates, recipe.alike());
    LongPredicate boilerplate =
        new Boilerplate(templates, loose, room).inMoreThan(recipe.boilerplateClusters()).table();
    for (Template template : templates) {
      cleaned.add(template.ordinary() ? Template.NONE : template.filter(boilerplate.negate()));
    }
    UnionFind same = united(cleaned, recipe.same());
    List<Core> cores = new ArrayList<>();
    for (List<Integer> members : Groups.of(same, cleaned.size())) {
      Template template = consensus(cleaned, members);
      if (!template.isEmpty()) {
        cores.add(new Core(cores.size(), members));
        ofCores.add(template);
      }
    }
    UnionFind alike = united(cleaned, recipe.alike());
    unite(alike, cleaned, recipe.alikeWhenLong());
    for (Core core : cores) {
      core.members().forEach(member -> alike.unite(core.first(), member));
    }
    return new Cores(cores, ofCores, alike);
  }

  private static UnionFind united(List<Template> templates, Recipe.Nearness nearness) {
    UnionFind groups = new UnionFind(templates.size());
    unite(groups, templates, nearness);
    return groups;
  }

  private static void unite(UnionFind groups, List<Template> templates, Recipe.Nearness nearness) {
    Likeness likeness = new Likeness(groups);
    int members = templates.size();
    likeness.unite(
        members, i -> templates.get(i).c8(), nearness.c8Shingles(), nearness.c8Jaccard());
    likeness.unite(
        members, i -> templates.get(i).c12(), nearness.c12Shingles(), nearness.c12Jaccard());
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
      ShingleSet shingles = templates.get(member).of(feature);
      for (int i = 0; i < shingles.size(); i++) {
        counts.count(shingles.at(i), member);
      }
    }
    return counts.atLeast((members.size() + 1) / 2);
  }

  /** The template of a core. */
  Template template(Core core) {
    return templates.get(core.number());
  }
}
