package org.stillwatch.hub.briefs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillwatch.hub.feed.Citation;
import org.stillwatch.hub.feed.ReleasedCampaign;
import org.stillwatch.hub.members.Caller;
import org.stillwatch.hub.release.Facts;
import org.stillwatch.wire.policy.Purpose;
import org.stillwatch.wire.report.EvidenceClass;
import org.stillwatch.wire.report.Technique;

class BriefsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final UUID ID = UUID.fromString("1b28cbcc-010d-4eed-90f0-90060a564272");
  private static final Mark MARK =
      Mark.of(
          new Caller.Liaison(ID, "Example & \"Agency\", <b>", "XX", Purpose.THREAT_ASSESSMENT),
          NOW);

  private static ReleasedCampaign campaign(boolean revoked) {
    TreeMap<YearMonth, Long> growth = new TreeMap<>();
    growth.put(YearMonth.parse("2026-09"), 100L);
    growth.put(YearMonth.parse("2026-10"), 10_000L);
    Facts facts =
        new Facts(
            3,
            Optional.of(YearMonth.parse("2026-09")),
            Optional.of(YearMonth.parse("2026-11")),
            OptionalLong.of(10_000),
            OptionalLong.empty(),
            new TreeSet<>(List.of(Technique.RUBRIC_GRADING, Technique.COMPUTER_USE)),
            new TreeSet<>(),
            Optional.of(EvidenceClass.ANALYST_REVIEWED),
            new TreeSet<>(),
            growth);
    return new ReleasedCampaign(
        Citation.of(ID),
        "campaign--" + ID,
        NOW,
        revoked,
        facts,
        "high",
        "A summary.",
        "A caveat.",
        List.of(NOW));
  }

  @Test
  void aTableHasARowForEachCampaignAndSaysForWhom() {
    List<String> lines = Table.of(List.of(campaign(false)), MARK).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("citation,stix_id,version,revoked,");
    assertThat(lines.get(1))
        .startsWith("SW-1B28CBCC010D,campaign--" + ID + ",2026-11-28T10:00:00.000Z,false,3,")
        .contains(",10000,,rubric-grading computer-use,AML.T0024.002 AML.T0040,")
        .endsWith("\"Example & \"\"Agency\"\", <b>, threat-assessment, 1b28cbcc, 2026-11-28\"");
  }

  @Test
  void aPageHasWhatIsReleasedAndSaysWhatIsNot() {
    String page = PrintedPage.of(campaign(false), MARK, NOW);
    assertThat(page)
        .contains("SW-1B28CBCC010D", "at least 10,000", "not released", "A caveat.", "AML.T0040")
        .contains("Example &amp; &quot;Agency&quot;, &lt;b&gt;")
        .doesNotContain("<b>", "<script", "http:", "https:");
  }

  @Test
  void aRevokedCampaignSaysSoFirst() {
    assertThat(PrintedPage.of(campaign(true), MARK, NOW)).contains("Revoked 2026-11-28");
    assertThat(PrintedPage.of(campaign(false), MARK, NOW)).doesNotContain("Revoked");
  }
}
