package org.stillwatch.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.hub.fixture.LocalTransactions;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.alert.Receipt;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.policy.Ceiling;
import org.stillwatch.wire.report.ClusterReport;
import org.stillwatch.wire.report.VerdictWord;
import org.stillwatch.wire.seal.OpenedBatch;

/** What the route promises, on both databases. */
class IntakeContractTest {

  @ParameterizedTest
  @EnumSource
  void aTokenThatTwoLabsHoldAlertsBothAndNobodyElse(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      TestLab c = hub.enrol();
      ClusterReport first = a.report(List.of(a.payment("x"), a.payment("y")));
      a.submit(first);
      assertThat(hub.alerts(a.id())).isEmpty();
      c.submit(c.report(List.of(c.payment("z"))));
      b.submit(b.report(List.of(b.payment("y"))));
      assertThat(hub.alerts(c.id())).isEmpty();
      Alert toA = hub.alerts(a.id()).get(0);
      Alert toB = hub.alerts(b.id()).get(0);
      assertThat(toA.cluster()).isEqualTo(first.id());
      assertThat(toA.campaign()).isEqualTo(toB.campaign());
      assertThat(toA.state()).isEqualTo(AlertState.ACTIVE);
      assertThat(toA.labs()).isEqualTo("2");
      assertThat(toA.ceiling()).isEqualTo(Ceiling.REVIEW);
      assertThat(toA.why()).hasSize(1);
      assertThat(toA.why().get(0).kind()).isEqualTo("payment-token/1");
      assertThat(toA.why().get(0).similarity()).isEqualTo(Similarity.SAME);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aThirdLabRaisesTheCeilingForAll(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      List<TestLab> labs = List.of(hub.enrol(), hub.enrol(), hub.enrol());
      labs.forEach(lab -> lab.submit(lab.report(List.of(lab.payment("x")))));
      for (TestLab lab : labs) {
        Alert last = hub.alerts(lab.id()).get(hub.alerts(lab.id()).size() - 1);
        assertThat(last.labs()).isEqualTo("3+");
        assertThat(last.ceiling()).isEqualTo(Ceiling.RESTRICT);
      }
      assertThat(hub.alerts(labs.get(0).id())).hasSize(2);
      assertThat(hub.alerts(labs.get(0).id()).get(1).supersedes())
          .contains(hub.alerts(labs.get(0).id()).get(0).id());
    }
  }

  @ParameterizedTest
  @EnumSource
  void sketchesThatAreAlikeAgreeAndStrangersDoNot(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      TestLab c = hub.enrol();
      a.submit(a.report(List.of(a.template(sketch(1, 1, 0)))));
      b.submit(b.report(List.of(b.template(sketch(1, 2, 120)))));
      c.submit(c.report(List.of(c.template(sketch(3, 3, 0)))));
      assertThat(hub.alerts(a.id())).hasSize(1);
      assertThat(hub.alerts(a.id()).get(0).why().get(0).similarity()).isEqualTo(Similarity.NEAR);
      assertThat(hub.alerts(b.id())).hasSize(1);
      assertThat(hub.alerts(c.id())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWithdrawnBridgeSplitsItsCampaignAndRetracts(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      TestLab c = hub.enrol();
      TestLab d = hub.enrol();
      a.submit(a.report(List.of(a.payment("left"))));
      b.submit(b.report(List.of(b.payment("left"))));
      c.submit(c.report(List.of(c.payment("right"))));
      d.submit(d.report(List.of(d.payment("right"))));
      ClusterReport bridge = a.report(List.of(a.payment("left"), a.payment("right")));
      a.submit(bridge);
      assertThat(last(hub, b).campaign()).isEqualTo(last(hub, d).campaign());
      a.submit(List.of(a.withdrawal(bridge.id())));
      assertThat(last(hub, b).campaign()).isNotEqualTo(last(hub, d).campaign());
      assertThat(last(hub, b).labs()).isEqualTo("2");
      assertThat(last(hub, a).cluster()).isEqualTo(bridge.id());
      assertThat(last(hub, a).state()).isEqualTo(AlertState.RETRACTED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withdrawingOneIndicatorRetractsWhatRestedOnIt(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      ClusterReport report = a.report(List.of(a.payment("x"), a.payment("own")));
      a.submit(report);
      b.submit(b.report(List.of(b.payment("x"))));
      a.submit(List.of(a.withdrawal(report.indicators().get(0).id())));
      assertThat(last(hub, a).state()).isEqualTo(AlertState.RETRACTED);
      assertThat(last(hub, b).state()).isEqualTo(AlertState.RETRACTED);
      assertThat(last(hub, b).why()).isEmpty();
      b.submit(b.report(List.of(b.payment("own"))));
      assertThat(last(hub, a).state()).isEqualTo(AlertState.UPDATED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDisputeFreezesTheCeilingOfTheCampaign(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      TestLab c = hub.enrol();
      a.submit(a.report(List.of(a.payment("x"))));
      b.submit(b.report(List.of(b.payment("x"))));
      b.submit(List.of(b.verdict(last(hub, b).id(), VerdictWord.DISPUTED, "wrong-match")));
      c.submit(c.report(List.of(c.payment("x"))));
      assertThat(last(hub, a).ceiling()).isEqualTo(Ceiling.REVIEW);
      assertThat(last(hub, c).ceiling()).isEqualTo(Ceiling.OBSERVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDisputeEndsWhenEachLabThatDisputedSaysAnotherWord(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      TestLab c = hub.enrol();
      TestLab d = hub.enrol();
      a.submit(a.report(List.of(a.payment("x"))));
      b.submit(b.report(List.of(b.payment("x"))));
      for (TestLab lab : List.of(a, b)) {
        lab.submit(List.of(lab.verdict(last(hub, lab).id(), VerdictWord.DISPUTED, "wrong-match")));
      }
      hub.clock.forward(Duration.ofMinutes(1));
      a.submit(List.of(a.verdict(last(hub, a).id(), VerdictWord.CONFIRMED, "own-investigation")));
      c.submit(c.report(List.of(c.payment("x"))));
      assertThat(last(hub, c).ceiling()).isEqualTo(Ceiling.OBSERVE);
      hub.clock.forward(Duration.ofMinutes(1));
      b.submit(List.of(b.verdict(last(hub, b).id(), VerdictWord.CONFIRMED, "own-investigation")));
      for (TestLab told : List.of(a, b, c)) {
        assertThat(last(hub, told).ceiling()).isGreaterThan(Ceiling.OBSERVE);
      }
      d.submit(d.report(List.of(d.payment("x"))));
      assertThat(last(hub, d).ceiling()).isGreaterThan(Ceiling.OBSERVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameBatchAgainGetsTheSameReceiptAndNothingTwice(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      OpenedBatch batch = a.seal(a.report(List.of(a.payment("x"))).toObjects(), binding -> binding);
      Receipt first = a.send(batch);
      hub.clock.forward(Duration.ofMinutes(1));
      assertThat(a.send(batch)).isEqualTo(first);
      assertThat(hub.rows("report")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aForkOrGapIsRefusedWithTheNumberExpected(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      OpenedBatch first = a.seal(a.report(List.of(a.payment("x"))).toObjects(), binding -> binding);
      OpenedBatch fork = a.seal(a.report(List.of(a.payment("y"))).toObjects(), binding -> binding);
      a.send(first);
      OpenedBatch second =
          a.seal(a.report(List.of(a.payment("z"))).toObjects(), binding -> binding);
      assertThatThrownBy(() -> a.send(fork))
          .isInstanceOfSatisfying(
              Refused.class, e -> assertThat(e.refusal()).isEqualTo(new Refusal.Fork(2)));
      a.send(second);
      assertThat(hub.rows("batch")).isEqualTo(2);
      assertThat(hub.rows("report")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailureBeforeTheCommitKeepsNothingAndTheBatchSucceedsLater(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      a.submit(a.report(List.of(a.template(sketch(1, 1, 0)))));
      OpenedBatch batch =
          b.seal(b.report(List.of(b.template(sketch(1, 2, 100)))).toObjects(), bind -> bind);
      hub.transactions.failOnce(LocalTransactions.Fault.BEFORE_COMMIT, 3);
      assertThatThrownBy(() -> b.send(batch)).isInstanceOf(LocalTransactions.ConnectionLost.class);
      assertThat(hub.rows("report")).isEqualTo(1);
      assertThat(hub.rows("alert")).isZero();
      b.send(batch);
      assertThat(hub.alerts(a.id())).hasSize(1);
      assertThat(hub.alerts(b.id())).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFailureAfterTheCommitKeepsAllAndTheRetryGetsTheReceipt(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      OpenedBatch batch = a.seal(a.report(List.of(a.payment("x"))).toObjects(), bind -> bind);
      hub.transactions.failOnce(LocalTransactions.Fault.AFTER_COMMIT, 3);
      assertThatThrownBy(() -> a.send(batch)).isInstanceOf(LocalTransactions.ConnectionLost.class);
      assertThat(a.send(batch).objects()).isEqualTo(2);
      assertThat(hub.rows("report")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExpiredIndicatorMatchesNothingAndWhatRestedOnItIsRetracted(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      TestLab c = hub.enrol();
      a.submit(a.report(List.of(a.payment("x"))));
      hub.clock.forward(Duration.ofDays(10));
      b.submit(b.report(List.of(b.payment("x"))));
      hub.clock.forward(Duration.ofDays(55));
      c.submit(c.report(List.of(c.payment("other"))));
      assertThat(last(hub, a).state()).isEqualTo(AlertState.RETRACTED);
      assertThat(last(hub, b).state()).isEqualTo(AlertState.RETRACTED);
      hub.clock.forward(Duration.ofDays(10));
      c.submit(c.report(List.of(c.payment("x"))));
      assertThat(hub.alerts(c.id())).isEmpty();
      assertThat(hub.rows("posting")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothCampaignsOfAMergeHearOfTheThirdLab(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      TestLab d = hub.enrol();
      a.submit(a.report(List.of(a.payment("left"))));
      b.submit(b.report(List.of(b.payment("left"))));
      b.submit(b.report(List.of(b.payment("right"))));
      d.submit(d.report(List.of(d.payment("right"))));
      a.submit(a.report(List.of(a.payment("right"), a.payment("left"))));
      assertThat(last(hub, d).labs()).isEqualTo("3+");
      assertThat(hub.alerts(b.id()))
          .filteredOn(alert -> alert.labs().equals("3+"))
          .extracting(Alert::cluster)
          .doesNotHaveDuplicates()
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDisputeOfAnOldAlertFreezesTheCampaignThatTheClusterIsInNow(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      TestLab c = hub.enrol();
      TestLab d = hub.enrol();
      for (int i = 0; i < 3; i++) {
        a.submit(a.report(List.of(a.payment("large"))));
      }
      b.submit(b.report(List.of(b.payment("large"))));
      a.submit(a.report(List.of(a.payment("small"))));
      c.submit(c.report(List.of(c.payment("small"))));
      Alert old = last(hub, c);
      a.submit(a.report(List.of(a.payment("small"), a.payment("large"))));
      c.submit(List.of(c.verdict(old.id(), VerdictWord.DISPUTED, "wrong-match")));
      d.submit(d.report(List.of(d.payment("large"))));
      assertThat(last(hub, d).ceiling()).isEqualTo(Ceiling.OBSERVE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatRepeatsAWithdrawnReportStandsOnItsOwn(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      ClusterReport first = a.report(List.of(a.template(sketch(1, 1, 0))));
      a.submit(first);
      ClusterReport again = a.report(List.of(a.template(sketch(1, 2, 5))));
      a.submit(again);
      b.submit(b.report(List.of(b.template(sketch(1, 3, 40)))));
      assertThat(hub.alerts(a.id())).hasSize(2);
      a.submit(List.of(a.withdrawal(first.id())));
      assertThat(last(hub, a).state()).isEqualTo(AlertState.RETRACTED);
      assertThat(last(hub, a).cluster()).isEqualTo(first.id());
      assertThat(hub.alerts(a.id()))
          .filteredOn(alert -> alert.cluster().equals(again.id()))
          .noneMatch(alert -> alert.state() == AlertState.RETRACTED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProbeThatNearlyRepeatsAnUnmatchedSketchGetsTheFirstAnswerAgain(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      b.submit(b.report(List.of(b.template(sketch(1, 1, 0)))));
      a.submit(a.report(List.of(a.template(mixed(1, 2, 45)))));
      assertThat(hub.alerts(a.id())).isEmpty();
      a.submit(a.report(List.of(a.template(mixed(1, 2, 70)))));
      assertThat(hub.alerts(a.id())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAlertSaysNothingOfTheMomentBetweenTicks(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "hub")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      hub.clock.forward(Duration.ofMinutes(10));
      a.submit(a.report(List.of(a.payment("x"))));
      hub.clock.forward(Duration.ofMinutes(7));
      b.submit(b.report(List.of(b.payment("x"))));
      hub.clock.forward(Duration.ofMinutes(50));
      assertThat(last(hub, a).issued()).isEqualTo(java.time.Instant.parse("2026-11-23T09:00:00Z"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void alertsLeaveAtReleaseTicks(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "hub")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      hub.clock.forward(Duration.ofMinutes(10));
      a.submit(a.report(List.of(a.payment("x"))));
      b.submit(b.report(List.of(b.payment("x"))));
      assertThat(hub.alerts(a.id())).isEmpty();
      hub.clock.forward(Duration.ofMinutes(50));
      assertThat(hub.alerts(a.id())).hasSize(1);
    }
  }

  private static Alert last(TestHub hub, TestLab lab) {
    List<Alert> alerts = hub.alerts(lab.id());
    return alerts.get(alerts.size() - 1);
  }

  /** A sketch whose first components are of one family and the others of another. */
  private static Sketch mixed(int first, int other, int ofFirst) {
    byte[] components = sketch(other, 1, 0).components();
    System.arraycopy(sketch(first, 1, 0).components(), 0, components, 0, ofFirst);
    return Sketch.of(Feature.C8, components);
  }

  /** A sketch of one family, with some components of its own. */
  private static Sketch sketch(int family, int variant, int own) {
    byte[] components = new byte[Feature.C8.components()];
    new Random(family).nextBytes(components);
    Random difference = new Random(1_000L + variant);
    for (int i = 0; i < own; i++) {
      components[difference.nextInt(components.length)] = (byte) difference.nextInt();
    }
    return Sketch.of(Feature.C8, components);
  }
}
