package org.stillwatch.hub.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.Standing;

/**
 * Which clusters of other labs a report agrees with by kinds that join only together. The clusters
 * are those that hold an agreeing value; sketches are compared with theirs and nobody else's. So
 * the cost grows with the holders of the report's weak values, which live for days.
 */
final class Together {
  private final Postings postings;
  private final ComparedSketches sketches;
  private final Nearness nearness;

  Together(Postings postings, ComparedSketches sketches, Nearness nearness) {
    this.postings = postings;
    this.sketches = sketches;
    this.nearness = nearness;
  }

  /**
   * The pairings of a report whose values and sketches are kept already.
   *
   * @param weak agreements of the report's values that do not stand alone
   */
  List<Pairing> of(long report, MemberId member, List<Agreement> weak) {
    if (weak.isEmpty()) {
      return List.of();
    }
    Map<Long, List<Agreement>> byValue = new LinkedHashMap<>();
    weak.forEach(one -> byValue.computeIfAbsent(one.other(), v -> new ArrayList<>()).add(one));
    Map<Long, Pair> pairs = new LinkedHashMap<>();
    for (List<Long> page : Matching.pages(List.copyOf(byValue.keySet()))) {
      for (Postings.Holder holder : postings.holdersExcept(member, page)) {
        Pair pair = pairs.computeIfAbsent(holder.report(), r -> new Pair(holder, new HashMap<>()));
        byValue
            .getOrDefault(holder.value(), List.of())
            .forEach(one -> pair.kinds().merge(one.kind(), one.reason(), Reason::or));
      }
    }
    nearness.kinds().stream()
        .filter(kind -> kind.standing() == Standing.TOGETHER)
        .forEach(kind -> compare(kind, report, pairs));
    return pairs.values().stream().map(Pair::pairing).toList();
  }

  private record Pair(Postings.Holder holder, Map<String, Reason> kinds) {
    Pairing pairing() {
      return new Pairing(holder.report(), holder.member(), holder.campaign(), kinds);
    }
  }

  private void compare(IndicatorKind kind, long report, Map<Long, Pair> pairs) {
    Set<Long> asked = new HashSet<>(pairs.keySet());
    asked.add(report);
    Map<Long, ComparedSketches.OfCluster> known = sketches.of(kind, asked);
    ComparedSketches.OfCluster own = known.get(report);
    if (own == null) {
      return;
    }
    pairs.forEach((other, pair) -> {
      ComparedSketches.OfCluster theirs = known.get(other);
      if (theirs != null && nearness.agree(kind, own, theirs)) {
        pair.kinds().merge(kind.form(), Reason.compared(), Reason::or);
      }
    });
  }
}
