package org.stillwatch.hub.release;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.stillwatch.wire.policy.LiaisonTerms;

/**
 * The rules by which a campaign may be released: members, labs, consent, delay (clauses LIA-02 and
 * LIA-03). What is said of it then, {@link Aggregate} finds by the same number of labs.
 */
public final class ReleaseRules {
  private final LiaisonTerms terms;
  private final int members;

  /**
   * Rules under those terms.
   *
   * @param members how many are in force
   */
  public ReleaseRules(LiaisonTerms terms, int members) {
    this.terms = terms;
    this.members = members;
  }

  /** Rules on a candidate at the moment of a snapshot. */
  public Ruling on(Candidate candidate, Instant snapshot) {
    if (members < terms.members()) {
      return new Ruling.Withheld(Ruling.Why.TOO_FEW_MEMBERS);
    }
    Instant latest = snapshot.minus(terms.delay());
    YearMonth month = YearMonth.from(snapshot.atOffset(ZoneOffset.UTC)); // none is of the future
    List<Contribution> counting =
        candidate.contributions().stream()
            .filter(one -> one.isConsented() && !one.received().isAfter(latest))
            .filter(one -> !one.last().isAfter(month))
            .toList();
    Behind behind = Behind.of(counting);
    if (behind.labs() < terms.labs()) {
      return new Ruling.Withheld(Ruling.Why.TOO_FEW_LABS);
    }
    Aggregate aggregate = new Aggregate(counting, terms, members);
    return new Ruling.Releasable(aggregate.facts(), behind);
  }

  /**
   * Whether a release beside those of before tells of nobody: each that shares a report with it
   * differs by as many labs as a release needs, or by none.
   */
  boolean areApart(Behind fresh, List<Behind> before) {
    return before.stream()
        .filter(fresh::meets)
        .mapToInt(fresh::labsThatDiffer)
        .allMatch(differing -> differing == 0 || differing >= terms.labs());
  }
}
