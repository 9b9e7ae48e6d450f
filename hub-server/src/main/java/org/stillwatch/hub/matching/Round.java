package org.stillwatch.hub.matching;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.hub.indicators.StoredReport;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.indicator.Comparison;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.MatchValue;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.indicator.Standing;

/**
 * The matching of one transaction: places the values of its reports among those of all labs and
 * finds what agrees. The cost depends on the report and its candidates, not on how many clusters
 * hold a value. Used by one thread.
 */
public final class Round {
  private final Database database;
  private final Values values;
  private final Postings postings;
  private final ComparedSketches sketches;
  private final SketchIndex index;
  private final Likeness likeness;
  private final Together together;
  private final List<Placed> placed = new ArrayList<>();

  Round(
      Database database,
      Values values,
      Postings postings,
      ComparedSketches sketches,
      SketchIndex index,
      Likeness likeness,
      Nearness nearness) {
    this.database = database;
    this.values = values;
    this.postings = postings;
    this.sketches = sketches;
    this.index = index;
    this.likeness = likeness;
    this.together = new Together(postings, sketches, nearness);
  }

  /** A sketch of this transaction, which the index does not hold yet. */
  private record Placed(Value value, Sketch sketch) {}

  private record Own(Value value, String kind) {}

  private record Neighbour(Own own, long other, Similarity similarity) {}

  /** Places a report's values; its rows are kept already. */
  public Placement place(StoredReport report) {
    Map<MatchValue, String> kinds = new LinkedHashMap<>();
    List<PostingOf> wanted = new ArrayList<>();
    List<ComparedSketches.Fresh> compared = new ArrayList<>();
    for (StoredReport.StoredFact fact : report.facts()) {
      if (fact.corroborates()) {
        IndicatorKind kind = fact.fact().kind();
        JsonNode fields = fact.fact().fields();
        int cautions = Caution.bits(kind.cautions(fields));
        for (MatchValue value : kind.matchValues(fields)) {
          kinds.put(value, kind.form());
          wanted.add(new PostingOf(value, fact.id(), cautions));
        }
        kind.compared(fields)
            .ifPresent(s -> compared.add(new ComparedSketches.Fresh(fact.id(), kind.form(), s)));
      }
    }
    Map<MatchValue, Value> rows = values.findOrMake(kinds.keySet());
    keep(report, wanted, rows);
    sketches.add(report.id(), compared);
    List<Own> own = new ArrayList<>();
    kinds.forEach((value, kind) -> own.add(new Own(row(rows, value), kind)));
    List<Neighbour> neighbours = own.stream().flatMap(o -> near(o).stream()).toList();
    Optional<Long> repeats = repeated(report, own);
    own.forEach(one -> one.value().sketch().ifPresent(s -> placed.add(new Placed(one.value(), s))));
    Agreements agreements = agreements(report.member(), neighbours);
    return new Placement(
        agreements.alone(),
        together.of(report.id(), report.member(), agreements.together()),
        repeats);
  }

  private record PostingOf(MatchValue value, long indicator, int cautions) {}

  /** What stands alone, and what joins only together with another kind. */
  private record Agreements(List<Agreement> alone, List<Agreement> together) {}

  private void keep(StoredReport report, List<PostingOf> wanted, Map<MatchValue, Value> rows) {
    Set<Postings.Fresh> fresh = new HashSet<>();
    Map<Long, Integer> cautions = new HashMap<>();
    for (PostingOf one : wanted) {
      Value value = row(rows, one.value());
      fresh.add(new Postings.Fresh(value.id(), one.indicator(), one.cautions()));
      if ((one.cautions() & ~value.cautions()) != 0) {
        cautions.merge(value.id(), value.cautions() | one.cautions(), (a, b) -> a | b);
        rows.put(one.value(), value.with(one.cautions()));
      }
    }
    postings.add(report.id(), report.member(), fresh);
    values.caution(cautions);
  }

  private static Value row(Map<MatchValue, Value> rows, MatchValue value) {
    Value row = rows.get(value);
    if (row == null) {
      throw new IllegalStateException("a value was neither found nor made");
    }
    return row;
  }

  private List<Neighbour> near(Own own) {
    List<Neighbour> near = new ArrayList<>();
    near.add(new Neighbour(own, own.value().id(), Similarity.SAME));
    Optional<Sketch> sketch = own.value().sketch();
    if (sketch.isPresent()) {
      for (SketchIndex.Found found :
          index.candidates(own.value().content().comparison(), sketch.get())) {
        if (found.value() != own.value().id() && likeness.agree(sketch.get(), found.sketch())) {
          near.add(new Neighbour(own, found.value(), Similarity.NEAR));
        }
      }
    }
    return near;
  }

  private Agreements agreements(MemberId member, List<Neighbour> neighbours) {
    Set<Long> ids = new HashSet<>();
    neighbours.forEach(n -> ids.add(n.other()));
    Map<Long, Map<MemberId, Long>> holdings = new HashMap<>();
    Map<Long, Value> others = new HashMap<>();
    for (List<Long> page : Matching.pages(List.copyOf(ids))) {
      holdings.putAll(postings.holdings(page));
      others.putAll(values.byId(page));
    }
    Agreements found = new Agreements(new ArrayList<>(), new ArrayList<>());
    for (Neighbour n : neighbours) {
      Map<MemberId, Long> labs = holdings.getOrDefault(n.other(), Map.of());
      Value other = others.get(n.other());
      if (other != null && labs.keySet().stream().anyMatch(lab -> !lab.equals(member))) {
        Value own = n.own().value();
        long clusters = labs.values().stream().mapToLong(Long::longValue).sum();
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
  private Optional<Long> repeated(StoredReport report, List<Own> own) {
    Set<Long> repeatedValues = new HashSet<>();
    for (Own one : own) {
      one.value().sketch().ifPresent(sketch -> repeatedBy(one, sketch, repeatedValues));
    }
    if (repeatedValues.isEmpty()) {
      return Optional.empty();
    }
    return database
        .first(
            "select min(report_id) from posting where member_id = ? and report_id < ?"
                + " and value_id in ("
                + Database.placeholders(repeatedValues)
                + ")",
            row -> row.getLong(1),
            bound(report, repeatedValues))
        .filter(id -> id != 0);
  }

  private void repeatedBy(Own one, Sketch sketch, Set<Long> repeatedValues) {
    Comparison comparison = one.value().content().comparison();
    index.candidates(comparison, sketch).stream()
        .filter(found -> likeness.repeats(sketch, found.sketch()))
        .forEach(found -> repeatedValues.add(found.value()));
    placed.stream()
        .filter(
            earlier -> earlier.value().content().comparison().family().equals(comparison.family()))
        .filter(earlier -> likeness.repeats(sketch, earlier.sketch()))
        .forEach(earlier -> repeatedValues.add(earlier.value().id()));
  }

  private static Object[] bound(StoredReport report, Set<Long> values) {
    List<Object> all = new ArrayList<>();
    all.add(report.member().value());
    all.add(report.id());
    all.addAll(values);
    return all.toArray();
  }
}
