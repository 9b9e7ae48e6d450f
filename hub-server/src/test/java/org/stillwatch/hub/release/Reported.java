package org.stillwatch.hub.release;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.policy.ExchangesBucket;
import org.stillwatch.wire.report.BenignExplanation;
import org.stillwatch.wire.report.EvidenceClass;
import org.stillwatch.wire.report.GovConsent;
import org.stillwatch.wire.report.Technique;
import org.stillwatch.wire.report.ThreatBasis;

/** Reports as these tests need them; what a test does not say is ordinary. */
record Reported(
    long row,
    int lab,
    Instant at,
    String first,
    String last,
    AccountsBucket accounts,
    Set<Technique> techniques,
    Set<ThreatBasis> basis,
    EvidenceClass evidence,
    GovConsent consent) {
  static Reported by(int lab, long row, Instant at) {
    return new Reported(
        row,
        lab,
        at,
        "2026-09",
        "2026-11",
        AccountsBucket.FROM_100,
        Set.of(Technique.RUBRIC_GRADING),
        Set.of(ThreatBasis.AUTOMATED_EXTRACTION),
        EvidenceClass.AUTOMATED,
        GovConsent.AGGREGATE);
  }

  Reported months(String from, String to) {
    return new Reported(row, lab, at, from, to, accounts, techniques, basis, evidence, consent);
  }

  Reported of(AccountsBucket some) {
    return new Reported(row, lab, at, first, last, some, techniques, basis, evidence, consent);
  }

  Reported doing(Technique... some) {
    return new Reported(
        row, lab, at, first, last, accounts, Set.of(some), basis, evidence, consent);
  }

  Reported on(ThreatBasis... some) {
    return new Reported(
        row, lab, at, first, last, accounts, techniques, Set.of(some), evidence, consent);
  }

  Reported looked(EvidenceClass how) {
    return new Reported(row, lab, at, first, last, accounts, techniques, basis, how, consent);
  }

  Reported with(GovConsent word) {
    return new Reported(row, lab, at, first, last, accounts, techniques, basis, evidence, word);
  }

  Contribution contribution() {
    return new Contribution(
        row,
        new MemberId(new UUID(0, lab)),
        at,
        YearMonth.parse(first),
        YearMonth.parse(last),
        accounts,
        ExchangesBucket.FROM_10000,
        techniques,
        basis,
        evidence,
        Set.of(BenignExplanation.RESELLER),
        consent);
  }
}
