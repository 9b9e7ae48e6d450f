package org.stillwatch.hub.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.indicator.Standing;

/**
 * The groups that clusters form: two are joined when they are of different labs and hold values
 * that agree. Computed from scratch, by values and never by pairs of clusters.
 *
 * @param groups each with two labs at least, largest first
 */
public record Components(List<Group> groups) {
  /** Copies the list. */
  public Components {
    groups = List.copyOf(groups);
  }

  /**
   * One group.
   *
   * @param reports the rows of its clusters and their labs
   * @param values the rows of the values on which labs agree
   * @param reasons for each report, by form of kind: how well and how rarely
   */
  public record Group(
      Map<Long, MemberId> reports, Set<Long> values, Map<Long, Map<String, Reason>> reasons) {}

  static Components of(
      List<Postings.Holder> holders, Map<Long, Value> values, Likeness likeness, WeakTies weak) {
    return new Work(holders, values, likeness, weak).components();
  }

  private static final class Work {
    private final Map<Long, Value> values;
    private final Map<Long, List<Postings.Holder>> byValue = new LinkedHashMap<>();
    private final Map<Long, MemberId> members = new LinkedHashMap<>();
    private final Clusters clusters = new Clusters();
    private final WeakTies weak;
    private final Map<Long, Map<String, Reason>> reasons = new HashMap<>();
    private final Set<Long> agreed = new HashSet<>();
    private final SketchIndex index;
    private final Likeness likeness;

    Work(List<Postings.Holder> holders, Map<Long, Value> values, Likeness likeness, WeakTies weak) {
      this.values = values;
      this.likeness = likeness;
      this.weak = weak;
      this.index = new SketchIndex(likeness.bandRows());
      for (Postings.Holder holder : holders) {
        byValue.computeIfAbsent(holder.value(), v -> new ArrayList<>()).add(holder);
        members.put(holder.report(), holder.member());
      }
    }

    Components components() {
      for (long id : byValue.keySet().stream().sorted().toList()) {
        Value value = values.get(id);
        if (value != null) {
          agree(value, value, Similarity.SAME);
          value.sketch().ifPresent(sketch -> near(value, sketch));
        }
      }
      weak.unite(clusters);
      weak.explain(clusters, this::because);
      return new Components(groups());
    }

    private void near(Value value, Sketch sketch) {
      double least = likeness.least(sketch.feature());
      for (SketchIndex.Found found : index.alike(value.content().comparison(), sketch, least)) {
        Value other = values.get(found.value());
        if (other != null) {
          agree(value, other, Similarity.NEAR);
        }
      }
      index.add(value.id(), value.content().comparison(), sketch);
    }

    /** Joins all holders of two values that agree, unless all are of one lab. */
    private void agree(Value one, Value other, Similarity similarity) {
      List<Postings.Holder> all = new ArrayList<>(byValue.getOrDefault(one.id(), List.of()));
      if (one.id() != other.id()) {
        all.addAll(byValue.getOrDefault(other.id(), List.of()));
      }
      Set<MemberId> labs = new HashSet<>();
      all.forEach(holder -> labs.add(holder.member()));
      if (labs.size() < 2) {
        return;
      }
      String form = one.content().comparison().form();
      Reason reason = one.reason(other, similarity, all.size());
      if (one.standingWith(other) != Standing.ALONE) {
        weak.add(form, reason, all);
        return;
      }
      agreed.add(one.id());
      agreed.add(other.id());
      for (Postings.Holder holder : all) {
        clusters.unite(all.get(0).report(), holder.report());
        because(holder.report(), form, reason);
      }
    }

    private void because(long report, String form, Reason reason) {
      reasons.computeIfAbsent(report, r -> new HashMap<>()).merge(form, reason, Reason::or);
    }

    private List<Group> groups() {
      Map<Long, Group> groups = new LinkedHashMap<>();
      for (long report : reasons.keySet().stream().sorted().toList()) {
        Group group =
            groups.computeIfAbsent(
                clusters.root(report),
                r -> new Group(new LinkedHashMap<>(), new HashSet<>(), new HashMap<>()));
        group.reports().put(report, member(report));
        group.reasons().put(report, reasons.getOrDefault(report, Map.of()));
      }
      for (long value : agreed) {
        Optional.ofNullable(byValue.get(value))
            .flatMap(holders -> holders.stream().findFirst())
            .map(holder -> groups.get(clusters.root(holder.report())))
            .ifPresent(group -> group.values().add(value));
      }
      return groups.values().stream()
          .sorted(Comparator.comparingInt((Group group) -> -group.reports().size()))
          .toList();
    }

    private MemberId member(long report) {
      MemberId member = members.get(report);
      if (member == null) {
        throw new IllegalStateException("a report without a holder");
      }
      return member;
    }
  }
}
