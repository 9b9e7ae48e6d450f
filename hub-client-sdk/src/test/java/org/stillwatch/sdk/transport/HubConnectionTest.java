package org.stillwatch.sdk.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.sdk.fake.FakeLab;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.problem.ProblemType;

/** The fake hub checks every assertion and proof with Nimbus's own verifiers. */
class HubConnectionTest {
  @TempDir private Path folder;
  private FakeHub hub;
  private FakeLab lab;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub(FakeHub.policy("evaluation"));
    lab = FakeLab.at(hub, folder.resolve("lab"));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private HubAnswer head() {
    return lab.hub().get("/batches/head", Map.of("stream", "main"), Duration.ZERO);
  }

  @Test
  void aTokenIsFetchedWithTheNonceThatTheHubAsksForAndUsedAgain() {
    assertThat(head().json().path("next").asLong()).isEqualTo(1);
    int asked = hub.door().tokenRequests.get();
    head();
    head();
    assertThat(asked).as("once without the nonce, once with it").isEqualTo(2);
    assertThat(hub.door().tokenRequests.get()).isEqualTo(asked);
  }

  @Test
  void aTokenWithLessThanAMinuteLeftIsNotUsed() {
    hub.door().tokenLifeSeconds = 59;
    head();
    int asked = hub.door().tokenRequests.get();
    head();
    assertThat(hub.door().tokenRequests.get()).isEqualTo(asked + 1);
  }

  @Test
  void aNewNonceIsTakenOverWithinTheSameCall() {
    head();
    hub.door().changeNonce();
    assertThat(head().status()).isEqualTo(200);
  }

  @Test
  void aTokenThatTheHubForgotIsFetchedAgainWithinTheSameCall() {
    head();
    hub.door().forgetTokens();
    assertThat(head().status()).isEqualTo(200);
  }

  @Test
  void aLabThatTheHubDoesNotKnowIsRefusedWithAProblem() throws Exception {
    try (FakeHub other = new FakeHub(FakeHub.policy("evaluation"))) {
      HubConnection stranger =
          HubConnection.of(
              new HubAddress(other.address()),
              new ClientCredentials(lab.root().lab(), lab.keys().clientJwk()),
              Timeouts.USUAL,
              java.time.Clock.systemUTC(),
              new java.security.SecureRandom());
      assertThatExceptionOfType(HubRefused.class)
          .isThrownBy(() -> stranger.get("/alerts"))
          .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.UNAUTHENTICATED));
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    assertThatExceptionOfType(HubRefused.class)
        .isThrownBy(() -> lab.hub().getOpen("/elsewhere"))
        .satisfies(e -> assertThat(e.problem().status()).isEqualTo(302));
  }

  @Test
  void aHubThatIsNotThereIsUnreachable() {
    hub.close();
    assertThatExceptionOfType(HubUnreachable.class)
        .isThrownBy(() -> lab.hub().getOpen("/hub"))
        .withMessageContaining("cannot be reached");
  }

  @Test
  void aServerWhoseHubIsStillStartingIsUnreachable() throws Exception {
    HttpServer empty =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    empty.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + empty.getAddress().getPort());
      HubConnection early = HubConnection.anonymous(new HubAddress(address), Timeouts.USUAL);
      assertThatExceptionOfType(HubUnreachable.class)
          .isThrownBy(() -> early.getOpen("/hub"))
          .withMessageContaining("404");
    } finally {
      empty.stop(0);
    }
  }

  @Test
  void aHubThatIsBusySaysHowLongToWait() {
    hub.fail(FakeHub.Failure.BEFORE);
    assertThatExceptionOfType(HubUnreachable.class)
        .isThrownBy(() -> lab.hub().post("/batches", "text/plain", new byte[1]))
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hub.example.org",
        "ftp://127.0.0.1",
        "https://user@hub.example.org",
        "https://hub.example.org?x=1",
        "https://hub.example.org#x",
        "http://127.0.0.1.example.org",
        "hub.example.org"
      })
  void anAddressThatIsNeitherHttpsNorLoopbackIsRefused(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> HubAddress.parse(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://hub.example.org", "http://127.0.0.1:8", "http://localhost:8/"})
  void httpsAndLoopbackAreTaken(String address) {
    assertThat(HubAddress.parse(address).at("/hub").toString()).endsWith("/hub");
  }
}
