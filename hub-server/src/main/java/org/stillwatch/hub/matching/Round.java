package org.stillwatch.hub.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.hub.indicators.StoredReport;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.indicator.Comparison;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.MatchValue;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.indicator.Standing;

/**
 * The matching of one transaction: places the values of its reports among those of all labs and
 * finds what agrees. What is written and what is asked goes to the database once for all reports
 * together; the cost depends on the reports and their candidates, not on how many clusters hold a
 * value. Used by one thread.
 */
public final class Round {
  private final Values values;
  private final Postings postings;
  private final ComparedSketches sketches;
  private final SketchIndex index;
  private final Likeness likeness;
  private final Together together;
  private final Placed placed;
  private final Map<Long, Mine> reports = new HashMap<>();
  private final Map<Long, Map<MemberId, Long>> holdings = new HashMap<>();
  private final Map<Long, Long> firstReports = new HashMap<>();

  Round(
      Values values,
      Postings postings,
      ComparedSketches sketches,
      SketchIndex index,
      Likeness likeness,
      Nearness nearness) {
    this.values = values;
    this.postings = postings;
    this.sketches = sketches;
    this.index = index;
    this.likeness = likeness;
    this.together = new Together(postings, sketches, nearness);
    this.placed = new Placed(likeness);
  }

  private record Own(Value value, Optional<Sketch> sketch, String kind) {
    static Own of(Value value, String kind) {
      return new Own(value, value.sketch(), kind);
    }

    Comparison comparison() {
      return value.content().comparison();
    }
  }

  private record Neighbour(Own own, long other, Similarity similarity) {}

  /** What is known of a report once its values are placed. */
  private record Mine(List<Neighbour> neighbours, Set<Long> repeated) {}

  /** Places the values of reports of one lab, in their order; their rows are kept already. */
  public void place(List<StoredReport> all) {
    List<Claim> claims = all.stream().flatMap(report -> claims(report).stream()).toList();
    Map<MatchValue, Integer> cautions = new LinkedHashMap<>();
    claims.forEach(claim -> cautions.merge(claim.value(), claim.cautions(), (a, b) -> a | b));
    Values.Rows rows = values.findOrMake(cautions.keySet());
    values.caution(rows, cautions);
    Map<Long, Map<MatchValue, String>> kinds = new LinkedHashMap<>();
    Set<Postings.Fresh> fresh = new LinkedHashSet<>();
    for (Claim claim : claims) {
      kinds
          .computeIfAbsent(claim.report(), r -> new LinkedHashMap<>())
          .put(claim.value(), claim.kind());
      long value = rows.of(claim.value()).id();
      fresh.add(new Postings.Fresh(value, claim.indicator(), claim.report(), claim.cautions()));
    }
    kinds.forEach((report, own) -> reports.put(report, mine(own, rows)));
    sketches.add(all.stream().flatMap(report -> compared(report).stream()).toList());
    all.stream()
        .map(StoredReport::member)
        .findFirst()
        .ifPresent(member -> {
          postings.add(member, fresh, rows.made());
          ask(member);
        });
  }

  /** An indicator of a report claims a value. */
  private record Claim(long report, long indicator, MatchValue value, String kind, int cautions) {}

  private static List<Claim> claims(StoredReport report) {
    List<Claim> claims = new ArrayList<>();
    for (StoredReport.StoredFact fact : report.facts()) {
      if (fact.corroborates()) {
        IndicatorKind kind = fact.fact().kind();
        int cautions = Caution.bits(kind.cautions(fact.fact().fields()));
        for (MatchValue value : kind.matchValues(fact.fact().fields())) {
          claims.add(new Claim(report.id(), fact.id(), value, kind.form(), cautions));
        }
      }
    }
    return claims;
  }

  private static List<ComparedSketches.Fresh> compared(StoredReport report) {
    List<ComparedSketches.Fresh> compared = new ArrayList<>();
    for (StoredReport.StoredFact fact : report.facts()) {
      if (fact.corroborates()) {
        IndicatorKind kind = fact.fact().kind();
        kind.compared(fact.fact().fields())
            .ifPresent(sketch ->
                compared.add(
                    new ComparedSketches.Fresh(fact.id(), report.id(), kind.form(), sketch)));
      }
    }
    return compared;
  }

  /** A value that was made just now is held by nobody else: only what is near it can agree. */
  private Mine mine(Map<MatchValue, String> kinds, Values.Rows rows) {
    List<Own> own = new ArrayList<>();
    kinds.forEach((content, kind) -> own.add(Own.of(rows.of(content), kind)));
    List<Neighbour> neighbours = new ArrayList<>();
    Set<Long> repeated = new HashSet<>();
    for (Own one : own) {
      if (!rows.made().contains(one.value().id())) {
        neighbours.add(new Neighbour(one, one.value().id(), Similarity.SAME));
      }
      one.sketch().ifPresent(sketch -> near(one, sketch, neighbours, repeated));
    }
    own.forEach(
        one -> one.sketch().ifPresent(s -> placed.add(one.value().id(), one.comparison(), s)));
    return new Mine(neighbours, repeated);
  }

  private void near(Own own, Sketch sketch, List<Neighbour> neighbours, Set<Long> repeated) {
    double least = likeness.leastOfInterest(sketch.feature());
    for (SketchIndex.Found found : index.alike(own.comparison(), sketch, least)) {
      if (found.value() != own.value().id() && likeness.agree(sketch, found.sketch())) {
        neighbours.add(new Neighbour(own, found.value(), Similarity.NEAR));
      }
      if (likeness.repeats(sketch, found.sketch())) {
        repeated.add(found.value());
      }
    }
    repeated.addAll(placed.repeatedBy(own.comparison(), sketch));
  }

  private void ask(MemberId member) {
    Set<Long> ids = new HashSet<>();
    reports.values().forEach(mine -> mine.neighbours().forEach(n -> ids.add(n.other())));
    ids.removeAll(holdings.keySet());
    for (List<Long> page : Matching.pages(List.copyOf(ids))) {
      holdings.putAll(postings.holdings(page));
    }
    Set<Long> repeated = new HashSet<>();
    reports.values().forEach(mine -> repeated.addAll(mine.repeated()));
    for (List<Long> page : Matching.pages(List.copyOf(repeated))) {
      firstReports.putAll(postings.firstReports(member, page));
    }
  }

  /**
   * What came of placing a report. Asked in the order of the reports, each before the next is
   * joined: a value's campaign is that of the moment.
   */
  public Placement placementOf(StoredReport report) {
    Mine mine = reports.getOrDefault(report.id(), new Mine(List.of(), Set.of()));
    List<Neighbour> foreign =
        mine.neighbours().stream()
            .filter(n -> labs(n).keySet().stream().anyMatch(lab -> !lab.equals(report.member())))
            .toList();
    Agreements agreements = agreements(foreign);
    return new Placement(
        agreements.alone(),
        together.of(report.id(), report.member(), agreements.together()),
        repeated(report, mine.repeated()));
  }

  /** What stands alone, and what joins only together with another kind. */
  private record Agreements(List<Agreement> alone, List<Agreement> together) {}

  private Map<MemberId, Long> labs(Neighbour neighbour) {
    return holdings.getOrDefault(neighbour.other(), Map.of());
  }

  private Agreements agreements(List<Neighbour> foreign) {
    Agreements found = new Agreements(new ArrayList<>(), new ArrayList<>());
    List<Long> ids = foreign.stream().map(Neighbour::other).distinct().toList();
    Map<Long, Value> others = new HashMap<>();
    Matching.pages(ids).forEach(page -> others.putAll(values.byId(page)));
    for (Neighbour n : foreign) {
      Value other = others.get(n.other());
      if (other != null) {
        Value own = n.own().value();
        long clusters = labs(n).values().stream().mapToLong(Long::longValue).sum();
        boolean alone = own.standingWith(other) == Standing.ALONE;
        (alone ? found.alone() : found.together())
            .add(
                new Agreement(
                    n.own().kind(),
                    own.id(),
                    n.other(),
                    own.reason(other, n.similarity(), clusters),
                    other.campaign().orElse(0L)));
      }
    }
    return found;
  }

  /** The lab's earliest other report with a sketch that one of these nearly repeats. */
  private Optional<Long> repeated(StoredReport report, Set<Long> repeatedValues) {
    return repeatedValues.stream()
        .map(firstReports::get)
        .filter(Objects::nonNull)
        .filter(first -> first < report.id())
        .min(Comparator.naturalOrder());
  }
}
