package org.stillwatch.wire.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.policy.Ceiling;

/** On what an alert may rest. */
class GroundsTest {
  private static final Why PAYMENT = why("payment-token/1");
  private static final Why NETWORK = why("network-token/1");
  private static final Why MEANING = why("prompt-meaning/2");
  private static final Why PATTERN = why("account-pattern/1");
  private static final Why PUBLIC =
      new Why("prompt-template/1", Similarity.NEAR, Rarity.COMMON, Set.of(Caution.PUBLIC_TEMPLATE));

  @Test
  void aPaymentTokenIsGroundEnough() {
    assertThat(Grounds.of(List.of(PAYMENT))).isPresent();
  }

  @Test
  void patternsAloneAreNoGrounds() {
    assertThat(Grounds.of(List.of(PATTERN))).isEmpty();
    assertThat(Grounds.of(List.of(PATTERN, PATTERN))).isEmpty();
    assertThat(Grounds.of(List.of())).isEmpty();
  }

  @Test
  void oneWeakKindIsNoGroundsAndAPatternDoesNotHelpIt() {
    assertThat(Grounds.of(List.of(NETWORK))).isEmpty();
    assertThat(Grounds.of(List.of(NETWORK, PATTERN))).isEmpty();
    assertThat(Grounds.of(List.of(PUBLIC, PATTERN))).isEmpty();
    assertThat(Grounds.of(List.of(NETWORK, NETWORK))).isEmpty();
  }

  @Test
  void twoWeakKindsTogetherAreGrounds() {
    assertThat(Grounds.of(List.of(NETWORK, MEANING))).isPresent();
    assertThat(Grounds.of(List.of(PUBLIC, NETWORK))).isPresent();
  }

  @Test
  void aKindThatThisVersionDoesNotKnowIsNoGrounds() {
    assertThat(Grounds.of(List.of(why("lineage-evidence/1")))).isEmpty();
  }

  @Test
  void anAlertStandsOnGroundsAndARetractionOnNone() {
    assertThatThrownBy(() -> alert(AlertState.ACTIVE, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> alert(AlertState.RETRACTED, Grounds.of(List.of(PAYMENT))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAlertIsReadAsItWasWrittenWithItsCautions() {
    Alert alert = alert(AlertState.UPDATED, Grounds.of(List.of(NETWORK, PATTERN, PUBLIC)));
    assertThat(Alert.parse(alert.toCanonical())).isEqualTo(alert);
  }

  @Test
  void bytesOfAnAlertThatRestsOnAPatternAloneAreRefused() {
    String network =
        new String(
            alert(AlertState.ACTIVE, Grounds.of(List.of(PAYMENT))).toCanonical(),
            java.nio.charset.StandardCharsets.UTF_8);
    byte[] forged =
        network
            .replace("payment-token/1", "account-pattern/1")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Alert.parse(forged)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Why why(String kind) {
    return new Why(kind, Similarity.SAME, Rarity.RARE);
  }

  private static Alert alert(AlertState state, Optional<Grounds> grounds) {
    return new Alert(
        StixId.parse(Alert.TYPE, Alert.TYPE + "--6d8b250f-cf64-4f30-829f-18db71938a08"),
        UUID.fromString("6d8b250f-cf64-4f30-829f-18db71938a01"),
        UUID.fromString("6d8b250f-cf64-4f30-829f-18db71938a02"),
        Instant.parse("2026-11-24T10:00:00Z"),
        StixId.parse("campaign", "campaign--6d8b250f-cf64-4f30-829f-18db71938a03"),
        StixId.parse("grouping", "grouping--6d8b250f-cf64-4f30-829f-18db71938a04"),
        state,
        grounds,
        "2",
        Ceiling.REVIEW,
        Optional.empty(),
        Optional.empty());
  }
}
