package org.stillwatch.hub.release;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.policy.ExchangesBucket;
import org.stillwatch.wire.report.BenignExplanation;
import org.stillwatch.wire.report.EvidenceClass;
import org.stillwatch.wire.report.GovConsent;
import org.stillwatch.wire.report.Technique;
import org.stillwatch.wire.report.ThreatBasis;

/**
 * What one live report of a campaign would add to a release.
 *
 * @param report its row
 * @param received when the hub gave its receipt
 * @param first month of the cluster's first exchange
 * @param last month of its last
 */
public record Contribution(
    long report,
    MemberId lab,
    Instant received,
    YearMonth first,
    YearMonth last,
    AccountsBucket accounts,
    ExchangesBucket exchanges,
    Set<Technique> techniques,
    Set<ThreatBasis> threatBasis,
    EvidenceClass evidence,
    Set<BenignExplanation> benignChecked,
    GovConsent consent) {
  /** Keeps copies. */
  public Contribution {
    techniques = Set.copyOf(techniques);
    threatBasis = Set.copyOf(threatBasis);
    benignChecked = Set.copyOf(benignChecked);
  }

  /** Whether its lab lets it be counted for governments; a breach of terms alone never is. */
  boolean isConsented() {
    return consent != GovConsent.NONE
        && threatBasis.stream().anyMatch(basis -> basis != ThreatBasis.TERMS_ONLY);
  }

  /**
   * Whether it says all that another of the same lab and consent does, but for the months. A report
   * that ends later than the other does not stand for it: it may not count yet.
   */
  boolean covers(Contribution other) {
    return lab.equals(other.lab)
        && consent == other.consent
        && !last.isAfter(other.last)
        && accounts.lowerBound() >= other.accounts.lowerBound()
        && exchanges.lowerBound() >= other.exchanges.lowerBound()
        && techniques.containsAll(other.techniques)
        && threatBasis.containsAll(other.threatBasis)
        && evidence.compareTo(other.evidence) >= 0
        && benignChecked.containsAll(other.benignChecked);
  }
}
