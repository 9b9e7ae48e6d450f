package org.stillwatch.hub.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.indicator.Measure;
import org.stillwatch.wire.policy.Policy;

/** From when on sketches that are only compared count as alike, by form of kind. Immutable. */
public final class Nearness {
  private final Map<IndicatorKind, Double> least;

  private Nearness(Map<IndicatorKind, Double> least) {
    this.least = Map.copyOf(least);
  }

  /** As the policy says, which speaks in percent. */
  public static Nearness of(Policy policy) {
    Map<IndicatorKind, Double> least = new HashMap<>();
    for (IndicatorKind kind : IndicatorKinds.all()) {
      policy
          .enabled(kind.name())
          .flatMap(terms -> terms.nearPercent())
          .ifPresent(percent -> least.put(kind, percent / 100.0));
    }
    return new Nearness(least);
  }

  /** The kinds that are compared, in the order of their list. */
  public List<IndicatorKind> kinds() {
    return IndicatorKinds.all().stream().filter(least::containsKey).toList();
  }

  /** Whether any sketch of the one cluster is alike to any of the other; all of that kind. */
  public boolean agree(
      IndicatorKind kind, ComparedSketches.OfCluster one, ComparedSketches.OfCluster other) {
    Measure measure = kind.comparedBy().orElseThrow();
    double threshold = least.getOrDefault(kind, 1.0);
    return one.sketches().stream()
        .anyMatch(
            a -> other.sketches().stream().anyMatch(b -> a.similarity(b, measure) >= threshold));
  }
}
