package org.stillwatch.wire.alert;

import java.util.EnumSet;
import java.util.Set;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.indicator.Standing;

/**
 * One kind that agreed.
 *
 * @param kind the kind's form, such as {@code payment-token/1}
 * @param rarity how many clusters hold the value
 * @param cautions honest explanations that labs see for the value; a public template is one of them
 *     only if no other template agreed
 */
public record Why(String kind, Similarity similarity, Rarity rarity, Set<Caution> cautions) {
  /** Copies the set. */
  public Why {
    cautions = Set.copyOf(cautions);
  }

  /** A reason without cautions. */
  public Why(String kind, Similarity similarity, Rarity rarity) {
    this(kind, similarity, rarity, Set.of());
  }

  /** What this reason may cause by itself; of a kind that this version does not know, nothing. */
  public Standing standing() {
    Standing most =
        IndicatorKinds.ofForm(kind).map(IndicatorKind::standing).orElse(Standing.SUPPORTS);
    return cautions.contains(Caution.PUBLIC_TEMPLATE) ? most.and(Standing.TOGETHER) : most;
  }

  /**
   * This reason and another of its kind: the stronger similarity, the cautions of both, the rarity
   * of this one.
   */
  public Why or(Why other) {
    return new Why(
        kind, similarity.or(other.similarity), rarity, Caution.ofBoth(cautions, other.cautions));
  }

  /** The cautions in the order of their list. */
  EnumSet<Caution> ordered() {
    EnumSet<Caution> all = EnumSet.noneOf(Caution.class);
    all.addAll(cautions);
    return all;
  }
}
