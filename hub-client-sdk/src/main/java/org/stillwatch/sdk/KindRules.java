package org.stillwatch.sdk;

import java.util.Optional;
import java.util.Set;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.policy.KindTerms;
import org.stillwatch.wire.policy.Policy;

/** Whether a fact of a kind may leave: what the lab allows, and then what the policy takes. */
final class KindRules {
  private final Policy policy;
  private final Set<String> switchedOff;
  private final WithheldCounts withheld;

  KindRules(Policy policy, Set<String> switchedOff, WithheldCounts withheld) {
    this.policy = policy;
    this.switchedOff = switchedOff;
    this.withheld = withheld;
  }

  /**
   * The terms under which facts may leave; if they may not, they are counted.
   *
   * @param accounts that share the facts
   * @param facts how many there are
   */
  Optional<KindTerms> terms(IndicatorKind kind, String reducer, int accounts, int facts) {
    return terms(kind, reducer, accounts, facts, false);
  }

  /** As above, for facts of which anybody can find in public what they are about. */
  Optional<KindTerms> publicTerms(IndicatorKind kind, String reducer, int accounts, int facts) {
    return terms(kind, reducer, accounts, facts, true);
  }

  private Optional<KindTerms> terms(
      IndicatorKind kind, String reducer, int accounts, int facts, boolean open) {
    if (facts == 0) {
      return Optional.empty();
    }
    if (switchedOff.contains(kind.name())) {
      withheld.add(Withheld.SWITCHED_OFF, facts);
      return Optional.empty();
    }
    Optional<KindTerms> terms =
        policy
            .enabled(kind.name())
            .filter(one -> one.forms().contains(kind.form()) && one.reducers().contains(reducer));
    if (terms.isEmpty()) {
      withheld.add(Withheld.NOT_IN_POLICY, facts);
      return Optional.empty();
    }
    if (accounts < terms.get().leastAccounts(open)) {
      withheld.add(open ? Withheld.TOO_FEW_FOR_PUBLIC : Withheld.TOO_FEW_ACCOUNTS, facts);
      return Optional.empty();
    }
    return terms;
  }
}
