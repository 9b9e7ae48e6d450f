package org.stillwatch.hub.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.hub.indicators.StoredReport;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.indicator.Comparison;
import org.stillwatch.wire.indicator.MatchValue;
import org.stillwatch.wire.indicator.Sketch;

/**
 * The matching of one transaction: places the values of its reports among those of all labs and
 * finds what agrees. What is written and what is asked goes to the database once for all reports
 * together; the cost depends on the reports and their candidates, not on how many clusters hold a
 * value. Used by one thread.
 */
public final class Round {
  private final Database database;
  private final Values values;
  private final Postings postings;
  private final SketchIndex index;
  private final Likeness likeness;
  private final Placed placed;
  private final Map<Long, Mine> reports = new HashMap<>();
  private final Map<Long, Map<MemberId, Long>> holdings = new HashMap<>();

  Round(Database database, Values values, Postings postings, SketchIndex index, Likeness likeness) {
    this.database = database;
    this.values = values;
    this.postings = postings;
    this.index = index;
    this.likeness = likeness;
    this.placed = new Placed(likeness);
  }

  private record Own(Value value, Optional<Sketch> sketch, String kind) {
    Comparison comparison() {
      return value.content().comparison();
    }
  }

  private record Neighbour(Own own, long other, Similarity similarity) {}

  /** What is known of a report once its values are placed. */
  private record Mine(List<Neighbour> neighbours, Set<Long> repeated) {}

  /** Places the values of reports of one lab, in their order; their rows are kept already. */
  public void place(List<StoredReport> all) {
    Map<Long, Map<MatchValue, String>> kinds = new LinkedHashMap<>();
    List<MatchValue> wanted = new ArrayList<>();
    for (StoredReport report : all) {
      Map<MatchValue, String> own = kinds(report);
      kinds.put(report.id(), own);
      wanted.addAll(own.keySet());
    }
    Values.Rows rows = values.findOrMake(wanted);
    for (StoredReport report : all) {
      List<Own> own = new ArrayList<>();
      kinds
          .getOrDefault(report.id(), Map.of())
          .forEach((value, kind) -> own.add(own(rows.of(value), kind)));
      reports.put(report.id(), mine(own, rows.made()));
    }
    all.stream().findFirst().ifPresent(first -> write(first.member(), all, rows));
    ask();
  }

  private static Map<MatchValue, String> kinds(StoredReport report) {
    Map<MatchValue, String> kinds = new LinkedHashMap<>();
    for (StoredReport.StoredFact fact : report.facts()) {
      if (fact.corroborates()) {
        for (MatchValue value : fact.fact().kind().matchValues(fact.fact().fields())) {
          kinds.put(value, fact.fact().kind().form());
        }
      }
    }
    return kinds;
  }

  private static Own own(Value value, String kind) {
    return new Own(value, value.sketch(), kind);
  }

  private void write(MemberId member, List<StoredReport> all, Values.Rows rows) {
    Set<Postings.Fresh> fresh = new LinkedHashSet<>();
    for (StoredReport report : all) {
      for (StoredReport.StoredFact fact : report.facts()) {
        if (fact.corroborates()) {
          for (MatchValue value : fact.fact().kind().matchValues(fact.fact().fields())) {
            fresh.add(new Postings.Fresh(rows.of(value).id(), fact.id(), report.id()));
          }
        }
      }
    }
    postings.add(member, fresh, rows.made());
  }

  /** A value that was made just now is held by nobody else: only what is near it can agree. */
  private Mine mine(List<Own> own, Set<Long> made) {
    List<Neighbour> neighbours = new ArrayList<>();
    Set<Long> repeated = new HashSet<>();
    for (Own one : own) {
      if (!made.contains(one.value().id())) {
        neighbours.add(new Neighbour(one, one.value().id(), Similarity.SAME));
      }
      one.sketch().ifPresent(sketch -> near(one, sketch, neighbours, repeated));
    }
    own.forEach(
        one -> one.sketch().ifPresent(s -> placed.add(one.value().id(), one.comparison(), s)));
    return new Mine(neighbours, repeated);
  }

  private void near(Own own, Sketch sketch, List<Neighbour> neighbours, Set<Long> repeated) {
    for (SketchIndex.Found found : index.candidates(own.comparison(), sketch)) {
      if (found.value() != own.value().id() && likeness.agree(sketch, found.sketch())) {
        neighbours.add(new Neighbour(own, found.value(), Similarity.NEAR));
      }
      if (likeness.repeats(sketch, found.sketch())) {
        repeated.add(found.value());
      }
    }
    repeated.addAll(placed.repeatedBy(own.comparison(), sketch));
  }

  private void ask() {
    Set<Long> ids = new HashSet<>();
    reports.values().forEach(mine -> mine.neighbours().forEach(n -> ids.add(n.other())));
    ids.removeAll(holdings.keySet());
    for (List<Long> page : Matching.pages(List.copyOf(ids))) {
      holdings.putAll(postings.holdings(page));
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
    return new Placement(
        foreign.isEmpty() ? List.of() : agreements(foreign), repeated(report, mine.repeated()));
  }

  private Map<MemberId, Long> labs(Neighbour neighbour) {
    return holdings.getOrDefault(neighbour.other(), Map.of());
  }

  private List<Agreement> agreements(List<Neighbour> foreign) {
    List<Long> ids = foreign.stream().map(Neighbour::other).distinct().toList();
    Map<Long, Value> others = new HashMap<>();
    Matching.pages(ids).forEach(page -> others.putAll(values.byId(page)));
    List<Agreement> agreements = new ArrayList<>();
    for (Neighbour n : foreign) {
      Value other = others.get(n.other());
      if (other != null) {
        agreements.add(
            new Agreement(
                n.own().kind(),
                n.own().value().id(),
                n.other(),
                n.similarity(),
                labs(n).values().stream().mapToLong(Long::longValue).sum(),
                other.campaign().orElse(0L)));
      }
    }
    return agreements;
  }

  /** The lab's earliest other report with a sketch that one of these nearly repeats. */
  private Optional<Long> repeated(StoredReport report, Set<Long> repeatedValues) {
    if (repeatedValues.isEmpty()) {
      return Optional.empty();
    }
    return database
        .first(
            "select min(report_id) from posting where member_id = ? and report_id < ?"
                + " and value_id = any(?)",
            row -> row.getLong(1),
            report.member().value(),
            report.id(),
            new Database.Ids(repeatedValues))
        .filter(id -> id != 0);
  }
}
