package org.stillwatch.sdk.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.fake.FakeLab;
import org.stillwatch.sdk.trust.Untrusted;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.oprf.Token;
import org.stillwatch.wire.oprf.TokenClass;

class PseudonymsTest {
  @TempDir private Path folder;
  private FakeHub hub;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub(FakeHub.policy("evaluation"));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private Pseudonyms pseudonyms(String name) throws Exception {
    FakeLab lab = FakeLab.at(hub, folder.resolve(name));
    return new Pseudonyms(
        lab.hub(),
        lab.root(),
        FakeLab.eager(),
        Clock.systemUTC(),
        new SecureRandom(),
        ManifestTaker.NONE);
  }

  private Map<CanonicalValue, Token> tokens(Pseudonyms of, List<CanonicalValue> values) {
    return of.tokens(TokenClass.CONTACT, hub.epoch(), values, 4);
  }

  private static List<CanonicalValue> people(int count) {
    List<CanonicalValue> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(CanonicalValue.contact("p" + i + "@example.org").orElseThrow());
    }
    return people;
  }

  @Test
  void twoLabsGetTheSameTokensInBatches() throws Exception {
    var one = tokens(pseudonyms("one"), people(10));
    assertThat(hub.evaluator.requests).hasValue(3);
    var other = tokens(pseudonyms("other"), people(10));

    assertThat(one).isEqualTo(other).hasSize(10);
    assertThat(one.values()).doesNotHaveDuplicates();
  }

  @Test
  void whatWasAskedOnceIsNotAskedAgain() throws Exception {
    Pseudonyms pseudonyms = pseudonyms("one");
    var first = tokens(pseudonyms, people(4));
    hub.evaluator.budget = 0;

    assertThat(tokens(pseudonyms, people(4))).isEqualTo(first);
    assertThat(pseudonyms.known(hub.epoch(), people(1).get(0))).isPresent();
  }

  @Test
  void anEvaluationWithAnotherKeyThanTheManifestsMakesNoToken() throws Exception {
    hub.evaluator.wrongKey = true;
    Pseudonyms pseudonyms = pseudonyms("one");
    assertThatExceptionOfType(Untrusted.class).isThrownBy(() -> tokens(pseudonyms, people(2)));
    assertThat(pseudonyms.known(hub.epoch(), people(1).get(0))).isEmpty();
  }

  @Test
  void aManifestThatTheHubDidNotSealIsNotUsed() throws Exception {
    hub.evaluator.forgedManifests = true;
    Pseudonyms pseudonyms = pseudonyms("one");
    assertThatExceptionOfType(Untrusted.class).isThrownBy(() -> tokens(pseudonyms, people(2)));
    assertThat(hub.evaluator.requests).hasValue(0);
  }

  @Test
  void aBudgetThatIsUsedUpIsSaidAndWhatCameBeforeIsKept() throws Exception {
    hub.evaluator.budget = 5;
    Pseudonyms pseudonyms = pseudonyms("one");
    assertThatExceptionOfType(BudgetSpent.class)
        .isThrownBy(() -> tokens(pseudonyms, people(8)))
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofHours(3)));
    assertThat(pseudonyms.known(hub.epoch(), people(1).get(0))).isPresent();
    assertThat(pseudonyms.known(hub.epoch(), people(8).get(7))).isEmpty();
  }
}
