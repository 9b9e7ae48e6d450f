package org.stillwatch.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.wire.indicator.IndicatorKinds.ACCOUNT_PATTERN;
import static org.stillwatch.wire.indicator.IndicatorKinds.CONTACT_TOKEN;
import static org.stillwatch.wire.indicator.IndicatorKinds.NETWORK_TOKEN;
import static org.stillwatch.wire.indicator.IndicatorKinds.OUTPUT_CANARY;
import static org.stillwatch.wire.indicator.IndicatorKinds.PAYMENT_TOKEN;
import static org.stillwatch.wire.indicator.IndicatorKinds.PROMPT_MEANING;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.alert.Rarity;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Indicator;
import org.stillwatch.wire.indicator.Sketch;

/** What kinds that only corroborate may cause, on both databases. */
class CorroborationContractTest {

  @ParameterizedTest
  @EnumSource
  void whatOnlyCorroboratesJoinsAndRaisesNothingByItself(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      submit(a, a.sketch(ACCOUNT_PATTERN, 1), a.payment("a"));
      submit(b, b.sketch(ACCOUNT_PATTERN, 1), b.payment("b"));
      submit(a, a.token(NETWORK_TOKEN, "n"), a.payment("c"));
      submit(b, b.token(NETWORK_TOKEN, "n"), b.payment("d"));
      submit(a, a.sketch(PROMPT_MEANING, 2), a.payment("e"));
      submit(b, b.sketch(PROMPT_MEANING, 2), b.payment("f"));
      submit(a, a.publicTemplate(template(3)));
      submit(b, b.publicTemplate(template(3)));
      assertThat(hub.alerts(a.id())).isEmpty();
      assertThat(hub.rows("campaign")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoWeakKindsBetweenTheSameTwoClustersJoinThem(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      submit(a, a.token(NETWORK_TOKEN, "n"), a.sketch(PROMPT_MEANING, 1));
      submit(b, b.token(NETWORK_TOKEN, "n"), b.sketch(PROMPT_MEANING, 1));
      assertThat(kinds(last(hub, a))).containsExactly("network-token/1", "prompt-meaning/2");
      assertThat(kinds(last(hub, b))).containsExactly("network-token/1", "prompt-meaning/2");
      assertThat(last(hub, b).why().get(1).rarity()).isEqualTo(Rarity.UNKNOWN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void equalSketchesOfDifferentBackgroundsAreNotAlike(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      Digest other = Digest.of(Bytes.utf8("another background"));
      submit(a, a.token(NETWORK_TOKEN, "n"), a.sketch(PROMPT_MEANING, 1));
      submit(b, b.token(NETWORK_TOKEN, "n"), b.sketch(PROMPT_MEANING, 1, other));
      assertThat(hub.alerts(b.id())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoWeakKindsWithDifferentClustersJoinNothing(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      submit(a, a.token(NETWORK_TOKEN, "n"), a.payment("a"));
      submit(a, a.publicTemplate(template(4)));
      submit(b, b.token(NETWORK_TOKEN, "n"), b.publicTemplate(template(4)));
      assertThat(hub.alerts(a.id())).isEmpty();
      assertThat(hub.alerts(b.id())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoValuesOfOneWeakKindJoinNothing(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      submit(a, a.token(NETWORK_TOKEN, "n"), a.token(NETWORK_TOKEN, "m"));
      submit(b, b.token(NETWORK_TOKEN, "n"), b.token(NETWORK_TOKEN, "m"));
      assertThat(hub.alerts(b.id())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTemplateThatEitherLabHoldsToBePublicIsWeak(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      TestLab c = hub.enrol();
      submit(a, a.publicTemplate(template(5)), a.token(NETWORK_TOKEN, "n"));
      submit(b, b.template(template(5)));
      assertThat(hub.alerts(b.id())).isEmpty();
      submit(c, c.template(template(5)), c.token(NETWORK_TOKEN, "n"));
      assertThat(last(hub, a).why().get(1).cautions()).containsExactly(Caution.PUBLIC_TEMPLATE);
      assertThat(kinds(last(hub, c))).containsExactly("network-token/1", "prompt-template/1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPatternAddsToTheReasonsOfWhatIsJoinedAlready(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      TestLab c = hub.enrol();
      submit(a, a.payment("x"), a.sketch(ACCOUNT_PATTERN, 1));
      submit(b, b.payment("x"), b.sketch(ACCOUNT_PATTERN, 2));
      assertThat(kinds(last(hub, a))).containsExactly("payment-token/1");
      submit(c, c.payment("x"), c.sketch(ACCOUNT_PATTERN, 1));
      assertThat(kinds(last(hub, a))).containsExactly("account-pattern/1", "payment-token/1");
      assertThat(kinds(last(hub, c))).containsExactly("account-pattern/1", "payment-token/1");
      assertThat(kinds(last(hub, b))).containsExactly("payment-token/1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsLeftIsRetractedWhenOneOfTwoWeakKindsIsWithdrawn(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      Indicator network = a.token(NETWORK_TOKEN, "n");
      submit(a, network, a.sketch(PROMPT_MEANING, 1), a.sketch(ACCOUNT_PATTERN, 1));
      submit(b, b.token(NETWORK_TOKEN, "n"), b.sketch(PROMPT_MEANING, 1));
      assertThat(last(hub, b).state()).isEqualTo(AlertState.ACTIVE);
      a.submit(List.of(a.withdrawal(network.id())));
      assertThat(last(hub, a).state()).isEqualTo(AlertState.RETRACTED);
      assertThat(last(hub, b).state()).isEqualTo(AlertState.RETRACTED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void cautionsTravelWithAValueAndGoWithTheIndicatorThatBroughtThem(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      TestLab c = hub.enrol();
      Indicator cautious = a.token(PAYMENT_TOKEN, "x", Caution.SHARED_CARD);
      submit(a, cautious, a.token(CONTACT_TOKEN, "y"));
      submit(b, b.payment("x"), b.token(CONTACT_TOKEN, "y"));
      assertThat(last(hub, b).why())
          .filteredOn(why -> why.kind().equals("payment-token/1"))
          .allSatisfy(why -> assertThat(why.cautions()).containsExactly(Caution.SHARED_CARD));
      a.submit(List.of(a.withdrawal(cautious.id())));
      submit(c, c.payment("x"));
      assertThat(last(hub, c).why().get(0).cautions()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCanaryThatComesBackAtAnotherLabStandsAlone(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      submit(a, a.token(OUTPUT_CANARY, "planted"));
      submit(b, b.token(OUTPUT_CANARY, "planted"));
      assertThat(kinds(last(hub, a))).containsExactly("output-canary/1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNetworkTokenMatchesNothingAfterFourteenDays(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      submit(a, a.token(NETWORK_TOKEN, "n"), a.sketch(PROMPT_MEANING, 1));
      hub.clock.forward(Duration.ofDays(14).plusSeconds(1));
      submit(b, b.token(NETWORK_TOKEN, "n"), b.sketch(PROMPT_MEANING, 1));
      assertThat(hub.alerts(b.id())).isEmpty();
    }
  }

  private static void submit(TestLab lab, Indicator... indicators) {
    lab.submit(lab.report(List.of(indicators)));
  }

  private static Alert last(TestHub hub, TestLab lab) {
    List<Alert> alerts = hub.alerts(lab.id());
    assertThat(alerts).isNotEmpty();
    return alerts.get(alerts.size() - 1);
  }

  private static List<String> kinds(Alert alert) {
    return alert.why().stream().map(Why::kind).sorted().toList();
  }

  private static Sketch template(int number) {
    byte[] components = new byte[Feature.C8.components()];
    new Random(number).nextBytes(components);
    return Sketch.of(Feature.C8, components);
  }
}
