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
        .map(report -> repeats.isNew(report.contribution(), FAMILY))
        .toList();
  }

  @Test
  void theSameAgainIsNothingNewHoweverOften() {
    assertThat(news(first(), next(), next())).containsExactly(true, false, false);
    assertThat(news(first(), next().of(AccountsBucket.FROM_20))).containsExactly(true, false);
    assertThat(news(first(), next().months("2026-10", "2026-10"))).containsExactly(true, false);
  }

  static List<Reported> more() {
    return List.of(
        next().of(AccountsBucket.FROM_1000),
        next().months("2026-09", "2026-12"),
        next().months("2026-08", "2026-11"),
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
  void otherFamiliesAndOtherLabsAreNotRepeated() {
    Repeats repeats = new Repeats();
    assertThat(repeats.isNew(first().contribution(), 1)).isTrue();
    assertThat(repeats.isNew(next().contribution(), 2)).isTrue();
    assertThat(repeats.isNew(Reported.by(2, 3, AT).contribution(), 1)).isTrue();
  }
}
