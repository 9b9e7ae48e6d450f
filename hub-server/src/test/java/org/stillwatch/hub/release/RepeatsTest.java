package org.stillwatch.hub.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.report.EvidenceClass;
import org.stillwatch.wire.report.GovConsent;
import org.stillwatch.wire.report.Technique;
import org.stillwatch.wire.report.ThreatBasis;

class RepeatsTest {
  private static final Instant AT = Instant.parse("2026-11-20T00:00:00Z");
  private static final long FAMILY = 1;

  private static Reported first() {
    return Reported.by(1, 1, AT);
  }

  private static Reported next() {
    return Reported.by(1, 2, AT.plusSeconds(86_400));
  }

  private static List<Boolean> news(Reported... reports) {
    Repeats repeats = new Repeats();
    return Arrays.stream(reports)
        .map(report -> repeats.isNew(report.contribution(), FAMILY, false))
        .toList();
  }

  @Test
  void theSameAgainIsNothingNewHoweverOften() {
    assertThat(news(first(), next(), next())).containsExactly(true, false, false);
    assertThat(news(first(), next().of(AccountsBucket.FROM_20))).containsExactly(true, false);
    assertThat(news(first(), next().months("2026-09", "2026-12"))).containsExactly(true, false);
    assertThat(news(first(), next().months("2026-12", "2027-01"))).containsExactly(true, false);
  }

  static List<Reported> more() {
    return List.of(
        next().of(AccountsBucket.FROM_1000),
        next().doing(Technique.values()),
        next().on(ThreatBasis.values()),
        next().looked(EvidenceClass.INDEPENDENTLY_CORROBORATED),
        next().with(GovConsent.NONE));
  }

  @ParameterizedTest
  @MethodSource("more")
  void whatSaysMoreOfAnythingIsNewOnce(Reported more) {
    assertThat(news(first(), more, more)).containsExactly(true, true, false);
  }

  @Test
  void whatRepeatsARepeatIsOfTheSameFamily() {
    Repeats repeats = new Repeats();
    assertThat(repeats.isNew(Reported.by(1, 1, AT).contribution(), 1, false)).isTrue();
    assertThat(repeats.isNew(Reported.by(1, 2, AT).contribution(), 1, false)).isFalse();
    assertThat(repeats.isNew(Reported.by(1, 3, AT).contribution(), 2, false)).isFalse();
  }

  @Test
  void whatStandsBehindAReleaseStaysThereAndCoversWhatComesLater() {
    Repeats repeats = new Repeats();
    assertThat(repeats.isNew(Reported.by(1, 5, AT).contribution(), 1, true)).isTrue();
    assertThat(repeats.isNew(Reported.by(1, 6, AT).contribution(), 1, true)).isTrue();
    assertThat(repeats.isNew(Reported.by(1, 1, AT).contribution(), 1, false)).isFalse();
  }

  @Test
  void aReportOfTheFutureStandsForNoOther() {
    assertThat(news(first().months("2026-09", "2199-01"), next())).containsExactly(true, true);
  }

  @Test
  void otherFamiliesAndOtherLabsAreNotRepeated() {
    Repeats repeats = new Repeats();
    assertThat(repeats.isNew(first().contribution(), 1, false)).isTrue();
    assertThat(repeats.isNew(next().contribution(), 2, false)).isTrue();
    assertThat(repeats.isNew(Reported.by(2, 3, AT).contribution(), 1, false)).isTrue();
  }
}
