package org.stillwatch.hub.matching;

import java.util.List;
import java.util.Set;
import org.stillwatch.wire.alert.Rarity;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.indicator.Caution;

/**
 * How a kind agreed.
 *
 * @param clusters how many clusters hold the value; 0 if values of the kind are not counted
 * @param cautions of all labs that hold the value
 */
public record Reason(Similarity similarity, long clusters, Set<Caution> cautions) {
  /** Copies the set. */
  public Reason {
    cautions = Set.copyOf(cautions);
  }

  /** That sketches which are only compared are alike. */
  static Reason compared() {
    return new Reason(Similarity.NEAR, 0, Set.of());
  }

  /** Both together: a template is public only if every one that agreed is. */
  Reason or(Reason other) {
    return new Reason(
        similarity.or(other.similarity),
        Math.max(clusters, other.clusters),
        Caution.ofBoth(cautions, other.cautions));
  }

  /** The reason as an alert tells it. */
  public Why why(String form, List<Integer> rarityEdges) {
    Rarity rarity = clusters == 0 ? Rarity.UNKNOWN : Rarity.of(clusters, rarityEdges);
    return new Why(form, similarity, rarity, cautions);
  }
}
