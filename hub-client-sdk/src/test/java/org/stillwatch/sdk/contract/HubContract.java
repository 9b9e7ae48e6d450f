package org.stillwatch.sdk.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.Submitted;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.ledger.LogState;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.transport.HubRefused;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.LogProof;
import org.stillwatch.wire.policy.Ceiling;
import org.stillwatch.wire.report.VerdictWord;
import org.stillwatch.wire.report.WithdrawalReason;

/** The contract, driven through the SDK, under the evaluation policy. */
public abstract class HubContract {
  private static final Surroundings AROUND =
      Surroundings.real()
          .with(
              new Patience(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(30)));

  @TempDir protected Path folder = Path.of("");
  private final List<Lab> labs = new ArrayList<>();

  /** A hub for one test, or for all of them: names and cards of each test are its own. */
  protected abstract Path ticket(String name) throws Exception;

  /** Ends a membership, as its operator does. */
  protected abstract void revoke(String name, LabId lab) throws Exception;

  @AfterEach
  void closeLabs() {
    labs.forEach(Lab::close);
  }

  private Path config(String name) {
    return folder.resolve(name).resolve("lab.json");
  }

  private Lab enrolled(String name) throws Exception {
    Files.createDirectories(config(name).getParent());
    Lab.enrol(config(name), ticket(name), AROUND);
    return opened(name);
  }

  private Lab opened(String name) throws IOException {
    Lab lab = Lab.open(config(name), AROUND);
    labs.add(lab);
    return lab;
  }

  /** Two accounts that pay with one card. */
  private static Observation seen(Lab lab, String card) throws IOException {
    return lab.observe(
        List.of(
            Exchange.of("acct-1", "one").withPayment(card),
            Exchange.of("acct-2", "two").withPayment(card)));
  }

  private static Submitted submitted(Lab lab, String card) throws IOException {
    List<Submitted> submitted = seen(lab, card).submit();
    assertThat(submitted).hasSize(1);
    assertThat(submitted.get(0).receipt()).isPresent();
    return submitted.get(0);
  }

  /** The alerts that come until there are so many, in their order. */
  private static List<VerifiedAlert> alerts(Lab lab, int expected) throws Exception {
    List<VerifiedAlert> came = new ArrayList<>();
    lab.onAlert((alert, accounts) -> {
      assertThat(accounts).containsExactly("acct-1", "acct-2");
      came.add(alert);
    });
    for (int i = 0; i < 100 && came.size() < expected; i++) {
      lab.catchUp();
      Thread.sleep(100);
    }
    assertThat(came).hasSize(expected);
    return came;
  }

  @Test
  void aCardThatTwoLabsSawAlertsBothAndNotTheThird() throws Exception {
    Lab one = enrolled("c1-one");
    Lab two = enrolled("c1-two");
    Lab three = enrolled("c1-three");
    Submitted first = submitted(one, "4000001000000018");
    submitted(two, "4000001000000018");
    submitted(three, "4000001000000026");

    VerifiedAlert alert = alerts(one, 1).get(0);
    assertThat(alert.alert().cluster()).isEqualTo(first.about());
    assertThat(alert.alert().state()).isEqualTo(AlertState.ACTIVE);
    assertThat(alert.alert().labs()).isEqualTo("2");
    assertThat(alert.alert().ceiling()).isEqualTo(Ceiling.REVIEW);
    assertThat(alert.alert().why().stream().map(Why::kind)).containsExactly("payment-token/1");
    assertThat(alerts(two, 1).get(0).alert().campaign()).isEqualTo(alert.alert().campaign());
    assertThat(three.catchUp()).isZero();
  }

  @Test
  void aThirdLabIsToldToTheOthersAsAnUpdate() throws Exception {
    Lab one = enrolled("c2-one");
    Lab two = enrolled("c2-two");
    Lab three = enrolled("c2-three");
    submitted(one, "4000001000000034");
    submitted(two, "4000001000000034");
    VerifiedAlert before = alerts(one, 1).get(0);
    submitted(three, "4000001000000034");

    VerifiedAlert after = alerts(one, 1).get(0);
    assertThat(after.alert().state()).isEqualTo(AlertState.UPDATED);
    assertThat(after.alert().supersedes()).contains(before.alert().id());
    assertThat(after.alert().labs()).isEqualTo("3+");
    assertThat(after.alert().campaign()).isEqualTo(before.alert().campaign());
    assertThat(alerts(three, 1).get(0).alert().ceiling()).isEqualTo(Ceiling.RESTRICT);
  }

  @Test
  void whatRestedOnAWithdrawnReportIsRetractedAtTheOther() throws Exception {
    Lab one = enrolled("c3-one");
    Lab two = enrolled("c3-two");
    Submitted first = submitted(one, "4000001000000042");
    submitted(two, "4000001000000042");
    VerifiedAlert before = alerts(two, 1).get(0);

    assertThat(one.withdraw(first.about(), WithdrawalReason.MISTAKEN).receipt()).isPresent();
    VerifiedAlert after = alerts(two, 1).get(0);
    assertThat(after.alert().state()).isEqualTo(AlertState.RETRACTED);
    assertThat(after.alert().why()).isEmpty();
    assertThat(after.alert().supersedes()).contains(before.alert().id());
  }

  @Test
  void anAlertIsDeliveredOnceAndAllComeAgainFromTheStart() throws Exception {
    Lab one = enrolled("c4-one");
    Lab two = enrolled("c4-two");
    submitted(one, "4000001000000059");
    submitted(two, "4000001000000059");
    alerts(one, 1);
    assertThat(one.catchUp()).isZero();
    assertThat(opened("c4-one").catchUp()).isZero();
    assertThat(one.alertsFromStart()).isOne();
  }

  @Test
  void aChainGoesOnInAnotherProcessOfTheLab() throws Exception {
    Lab before = enrolled("c5-one");
    Submitted first = submitted(before, "4000001000000067");
    before.close();
    Submitted second = submitted(opened("c5-one"), "4000001000000075");
    assertThat(first.receipt().orElseThrow().receipt().sequence()).isEqualTo(1);
    assertThat(second.receipt().orElseThrow().receipt().sequence()).isEqualTo(2);
  }

  @Test
  void aVerdictOnAnAlertGetsAReceipt() throws Exception {
    Lab one = enrolled("c6-one");
    Lab two = enrolled("c6-two");
    submitted(one, "4000001000000083");
    submitted(two, "4000001000000083");
    VerifiedAlert alert = alerts(one, 1).get(0);
    Submitted said = one.verdict(alert.alert().id(), VerdictWord.CONFIRMED, Optional.empty());
    assertThat(said.receipt()).isPresent();
  }

  @Test
  void aRevokedLabIsRefusedAndWhatItReportedStays() throws Exception {
    Lab one = enrolled("c7-one");
    Lab two = enrolled("c7-two");
    submitted(one, "4000001000000091");
    Observation more = seen(one, "4000001000000109");
    revoke("c7-one", one.config().root().lab());
    assertThatExceptionOfType(HubRefused.class).isThrownBy(more::submit);
    submitted(two, "4000001000000091");
    assertThat(alerts(two, 1).get(0).alert().state()).isEqualTo(AlertState.ACTIVE);
  }

  @Test
  void whatWasSentAndToldComesIntoTheLogAndTheProofsStandAlone() throws Exception {
    Lab one = enrolled("c9-one");
    Lab two = enrolled("c9-two");
    VerifiedReceipt receipt = submitted(one, "4000001000000117").receipt().orElseThrow();
    submitted(two, "4000001000000117");
    alerts(one, 1);
    LogState state = one.log().check();
    for (int i = 0; i < 200 && (state.head().isEmpty() || state.waiting() > 0); i++) {
      Thread.sleep(100);
      state = one.log().check();
    }
    assertThat(state.head()).isPresent();
    assertThat(state.waiting()).isZero();
    Bytes proof = one.log().proof(receipt).orElseThrow();
    LogKey key = two.config().root().log();
    assertThat(LogProof.parse(proof, key).opening().subject()).isEqualTo(receipt.receipt().batch());
    assertThat(two.log().proof(receipt)).isEmpty();
    assertThat(opened("c9-one").log().check().waiting()).isZero();
  }

  @Test
  void aTicketWorksForOneSetOfKeys() throws Exception {
    Path ticket = ticket("c8-one");
    Files.createDirectories(config("c8-one").getParent());
    Lab.enrol(config("c8-one"), ticket, AROUND);
    assertThatExceptionOfType(HubRefused.class)
        .isThrownBy(() -> Lab.enrol(folder.resolve("thief.json"), ticket, AROUND));
  }
}
