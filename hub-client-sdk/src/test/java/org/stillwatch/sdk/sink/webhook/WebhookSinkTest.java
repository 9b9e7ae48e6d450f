package org.stillwatch.sdk.sink.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.sdk.sink.Deliveries;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.sink.Sample;
import org.stillwatch.sdk.sink.SinkFailed;
import org.stillwatch.sdk.sink.SinkRefused;
import org.stillwatch.sdk.sink.SinkSettings;
import org.stillwatch.sdk.trust.SinkEntry;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.indicator.StixId;

/** Against an HTTP server that checks what it gets. */
class WebhookSinkTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

  @TempDir private Path folder;
  private Sample sample;
  private HookServer server;

  @BeforeEach
  void start() throws Exception {
    sample = new Sample(folder.resolve("lab"));
    server = new HookServer(SECRET);
    secrets(SECRET + "\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void secrets(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("hook.secret"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static ObjectNode entry(String url) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", "siem")
        .put("type", "webhook")
        .put("url", url)
        .put("secret_file", "hook.secret");
  }

  private DetectionSink sink(String url) throws IOException {
    SinkSettings settings = new SinkSettings(new SinkEntry(entry(url)), folder);
    return new WebhookKind().open(settings, sample.around());
  }

  private DetectionSink sink() throws IOException {
    return sink(server.url());
  }

  @Test
  void anAlertComesSignedWithItsIdAndWithoutAccounts() throws Exception {
    VerifiedAlert alert = sample.alert();
    sink().accept(alert, new TreeSet<>());

    assertThat(server.received).hasSize(1);
    var got = server.received.get(0);
    assertThat(got.id()).isEqualTo(alert.alert().id().toString());
    JsonNode body = new ObjectMapper().readTree(got.body().toByteArray());
    assertThat(body.path("type").asText()).isEqualTo("stillwatch.alert.active");
    assertThat(body.path("timestamp").asText()).isEqualTo("2026-11-24T10:00:00.000Z");
    assertThat(body.path("data").path("cluster").asText())
        .isEqualTo(alert.alert().cluster().toString());
    assertThat(body.path("data").has("accounts")).isFalse();
  }

  @Test
  void accountsComeWhenTheSinkHasThem() throws Exception {
    sink().accept(sample.alert(), new TreeSet<>(List.of("acct-1")));
    assertThat(
            new ObjectMapper()
                .readTree(server.received.get(0).body().toByteArray())
                .path("data")
                .path("accounts")
                .path(0)
                .asText())
        .isEqualTo("acct-1");
  }

  @Test
  void theQueueTriesAgainUntilTheReceiverHasItAndItHasItOnce() throws Exception {
    server.next(503, Map.of());
    server.next(429, Map.of("Retry-After", "0"));
    server.next(301, Map.of("Location", "/elsewhere"));
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.configure(List.of(new SinkEntry(entry(server.url()))), folder);
      VerifiedAlert alert = sample.alert();
      deliveries.take(alert);
      deliveries.start();
      for (int i = 0; i < 1_000 && server.kept().isEmpty(); i++) {
        Thread.sleep(10);
      }
      assertThat(server.kept()).containsOnlyKeys(alert.alert().id().toString());
      assertThat(server.received).hasSize(4);
      assertThat(server.received)
          .allSatisfy(one -> assertThat(one.body()).isEqualTo(server.received.get(0).body()));
    }
  }

  @Test
  void aPauseThatTheReceiverAsksForIsTold() throws Exception {
    server.next(503, Map.of("Retry-After", "17"));
    assertThatExceptionOfType(SinkFailed.class)
        .isThrownBy(() -> sink().accept(sample.alert(), new TreeSet<>()))
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(17)))
        .withMessageContaining("503");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 415, 422})
  void anAlertThatWillNeverBeTakenIsRefused(int status) throws Exception {
    server.next(status, Map.of());
    assertThatExceptionOfType(SinkRefused.class)
        .isThrownBy(() -> sink().accept(sample.alert(), new TreeSet<>()));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 403, 404, 408, 410, 500, 502})
  void whatConcernsTheDoorAndNotTheAlertIsTriedAgain(int status) throws Exception {
    server.next(status, Map.of());
    assertThatExceptionOfType(SinkFailed.class)
        .isThrownBy(() -> sink().accept(sample.alert(), new TreeSet<>()));
  }

  @Test
  void aReceiverThatIsAwayOrSilentIsAFailureThatShowsNoAddress() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      SinkSettings settings =
          new SinkSettings(
              new SinkEntry(entry("http://127.0.0.1:" + silent.getLocalPort() + "/?token=secret")),
              folder);
      DetectionSink sink =
          new WebhookKind()
              .open(settings, sample.around(Clock.systemUTC(), Duration.ofMillis(200)));
      assertThatExceptionOfType(SinkFailed.class)
          .isThrownBy(() -> sink.accept(sample.alert(), new TreeSet<>()))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }
  }

  @Test
  void whileASecretIsChangedBothSign() throws Exception {
    secrets(OTHER + "\n" + SECRET + "\n");
    sink().accept(sample.alert(), new TreeSet<>());
    assertThat(server.received).hasSize(1);
    assertThat(server.signatures.get(0).split(" ")).hasSize(2);

    secrets(OTHER);
    assertThatExceptionOfType(SinkFailed.class)
        .isThrownBy(() -> sink().accept(sample.alert(), new TreeSet<>()))
        .withMessageContaining("401");
    assertThat(server.refused).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://siem.example.org/hook",
        "ftp://127.0.0.1/",
        "https://user:word@siem.example.org/",
        "https://siem.example.org/#part",
        "//siem.example.org/",
        "not an address"
      })
  void anAddressThatOthersCouldReadIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sink(url))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("word", "siem"));
  }

  @Test
  void aSecretThatOthersMayReadIsRefused() throws Exception {
    Files.setPosixFilePermissions(
        folder.resolve("hook.secret"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatIOException().isThrownBy(this::sink).withMessageContaining("chmod");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_!"})
  void aSecretOfAnotherFormIsRefusedAndNotRepeated(String content) throws Exception {
    secrets(content);
    assertThatIllegalArgumentException()
        .isThrownBy(this::sink)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("MfKQ", "c2hv"));
  }

  @Test
  void theIdOfAnAlertIsOneThatTheReceiverTakes() {
    assertThat(StixId.parse(sample.alert().alert().id().toString()).toString()).doesNotContain(".");
  }
}
