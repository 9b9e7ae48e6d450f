package org.stillwatch.wire.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiaisonTermsTest {
  private static final LiaisonTerms STANDARD = Policy.read(Shipped.bytes("hub.json")).liaison();

  @Test
  void aBasisEndsWithItsLastMoment() {
    assertThat(STANDARD.inForce("US", Instant.parse("2026-09-30T23:59:59Z"))).isPresent();
    assertThat(STANDARD.inForce("US", Instant.parse("2026-10-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void theLawOfOneJurisdictionIsNoneOfAnother() {
    assertThat(STANDARD.inForce("FR", Instant.parse("2026-09-30T00:00:00Z"))).isEmpty();
  }

  @Test
  void aPolicyThatIsSilentReleasesNothing() {
    LiaisonTerms silent = Policy.read(Shipped.bytes("evaluation.json")).liaison();
    assertThat(silent).isEqualTo(LiaisonTerms.CLOSED);
    assertThat(silent.inForce("US", Instant.EPOCH)).isEmpty();
    assertThat(silent.purposes()).isEmpty();
  }

  @Test
  void allMomentsOfADayHaveOneSnapshot() {
    Instant midnight = Instant.parse("2026-11-28T00:00:00Z");
    assertThat(STANDARD.snapshotAt(midnight)).isEqualTo(midnight);
    assertThat(STANDARD.snapshotAt(midnight.plusSeconds(86_399))).isEqualTo(midnight);
    assertThat(STANDARD.snapshotAt(midnight.minusNanos(1)))
        .isEqualTo(midnight.minusSeconds(86_400));
  }
}
