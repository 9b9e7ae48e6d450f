package org.stillwatch.hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.release.Contribution;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.policy.ExchangesBucket;
import org.stillwatch.wire.report.BenignExplanation;
import org.stillwatch.wire.report.EvidenceClass;
import org.stillwatch.wire.report.GovConsent;
import org.stillwatch.wire.report.Technique;
import org.stillwatch.wire.report.ThreatBasis;

/** What a stored report would add to a release. It was checked when it came in. */
final class ReportFacts {
  private static final int MONTH = "2026-11".length();

  private ReportFacts() {}

  static Contribution of(long report, MemberId lab, Instant received, JsonNode grouping) {
    JsonNode said = grouping.path("extensions").path(Extension.CLUSTER_REPORT.ref());
    return new Contribution(
        report,
        lab,
        received,
        month(said.path("first_day")),
        month(said.path("last_day")),
        AccountsBucket.named(said.path("accounts").asText()).orElseThrow(),
        ExchangesBucket.named(said.path("exchanges").asText()).orElseThrow(),
        words(said.path("techniques"), Technique::of),
        words(said.path("threat_basis"), ThreatBasis::of),
        EvidenceClass.of(said.path("evidence_class").asText()),
        words(said.path("benign_checked"), BenignExplanation::of),
        GovConsent.of(said.path("gov_consent").asText()));
  }

  private static YearMonth month(JsonNode day) {
    return YearMonth.parse(day.asText().substring(0, MONTH));
  }

  private static <T> Set<T> words(JsonNode list, Function<String, T> of) {
    Set<T> words = new HashSet<>();
    list.forEach(word -> words.add(of.apply(word.asText())));
    return words;
  }
}
