package org.stillwatch.sdk.sink.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.sink.Sample;
import org.stillwatch.sdk.sink.SinkFailed;
import org.stillwatch.sdk.sink.SinkSettings;
import org.stillwatch.sdk.trust.SinkEntry;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.indicator.StixId;

/** Against sockets that read frames. */
class SyslogSinkTest {
  /** RFC 5424 section 6, as far as our messages use it. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "<(\\d{1,3})>1 \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ([!-~]{1,255}) stillwatch"
              + " - ([!-~]{1,32}) \\[stillwatch@(\\d+)((?: [!-~&&[^= \\]\"]]{1,32}=\"(?:[^\"\\\\\\]]++"
              + "|\\\\[\"\\\\\\]])*+\")*+)] (.+)",
          Pattern.DOTALL);

  @TempDir private Path folder;
  private Sample sample;

  @BeforeEach
  void make() throws Exception {
    sample = new Sample(folder.resolve("lab"));
  }

  private static ObjectNode entry(String address) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", "collector")
        .put("type", "syslog")
        .put("address", address);
  }

  private DetectionSink sink(ObjectNode entry) throws IOException {
    return new SyslogKind()
        .open(
            new SinkSettings(new SinkEntry(entry), folder),
            sample.around(Clock.systemUTC(), Duration.ofSeconds(2)));
  }

  @Test
  void aMessageHasTheFormOfTheRfcAndNoAccounts() throws Exception {
    try (Collector collector = new Collector(ServerSocketFactory.getDefault())) {
      VerifiedAlert alert = sample.alert();
      sink(entry("tcp://127.0.0.1:" + collector.port())).accept(alert, new TreeSet<>());

      var parts = MESSAGE.matcher(collector.messages.get(0));
      assertThat(parts.matches()).as(collector.messages.get(0)).isTrue();
      assertThat(parts.group(1)).isEqualTo(Integer.toString(16 * 8 + 5));
      assertThat(parts.group(2)).isEqualTo("-");
      assertThat(parts.group(3)).isEqualTo("alert-active");
      assertThat(parts.group(4)).isEqualTo("32473");
      assertThat(parts.group(5))
          .contains(
              " alert=\"" + alert.alert().id() + "\"",
              " cluster=\"" + alert.alert().cluster() + "\"",
              " why=\"payment-token/1 same rare\"",
              " ceiling=\"review\"")
          .doesNotContain("account");
    }
  }

  @Test
  void whatTheLabConfiguresIsInTheMessage() throws Exception {
    try (Collector collector = new Collector(ServerSocketFactory.getDefault())) {
      ObjectNode entry = entry("tcp://localhost:" + collector.port());
      entry.put("facility", 4).put("hostname", "lab.example.org").put("enterprise", 99_999);
      VerifiedAlert retracted =
          sample.alert(
              new StixId("grouping", UUID.randomUUID()), AlertState.RETRACTED, Optional.empty());
      sink(entry).accept(retracted, new TreeSet<>());
      assertThat(collector.messages.get(0))
          .startsWith("<37>1 2026-11-24T10:00:00.000Z lab.example.org stillwatch - alert-retracted")
          .contains("[stillwatch@99999 ");
    }
  }

  @Test
  void namesOfAccountsAreEscapedAndCutToWhatReceiversTake() throws Exception {
    SortedSet<String> accounts = new TreeSet<>();
    accounts.add("a\"b]c\\d\ne");
    for (int i = 0; i < 2_000; i++) {
      accounts.add("account-ü-" + i);
    }
    try (Collector collector = new Collector(ServerSocketFactory.getDefault())) {
      sink(entry("tcp://127.0.0.1:" + collector.port())).accept(sample.alert(), accounts);
      String message = collector.messages.get(0);
      assertThat(MESSAGE.matcher(message).matches()).as(message).isTrue();
      assertThat(message)
          .contains("account=\"a\\\"b\\]c\\\\d\uFFFDe\"", "accountsLeftOut=\"")
          .doesNotContain("\n");
      assertThat(message.getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(SyslogMessage.MOST_BYTES);
    }
  }

  @Test
  void aConnectionThatBreaksIsAFailureAndOneLeftOpenIsNot() throws Exception {
    try (Collector collector = new Collector(ServerSocketFactory.getDefault())) {
      DetectionSink sink = sink(entry("tcp://127.0.0.1:" + collector.port()));
      collector.next(Collector.Fate.RESET);
      assertThatExceptionOfType(SinkFailed.class)
          .isThrownBy(() -> sink.accept(sample.alert(), new TreeSet<>()));
      collector.next(Collector.Fate.LEFT_OPEN);
      sink.accept(sample.alert(), new TreeSet<>());
      assertThat(collector.messages).hasSize(1);
    }
  }

  @Test
  void aCollectorThatIsAwayIsAFailure() throws Exception {
    try (Socket held = new Socket()) {
      held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      DetectionSink sink = sink(entry("tcp://127.0.0.1:" + held.getLocalPort()));
      assertThatExceptionOfType(SinkFailed.class)
          .isThrownBy(() -> sink.accept(sample.alert(), new TreeSet<>()));
    }
  }

  @Test
  void aCollectorThatHasStoppedIsAFailure() throws Exception {
    DetectionSink sink;
    try (Collector collector = new Collector(ServerSocketFactory.getDefault())) {
      sink = sink(entry("tcp://127.0.0.1:" + collector.port()));
      sink.accept(sample.alert(), new TreeSet<>());
    }
    assertThatExceptionOfType(SinkFailed.class)
        .isThrownBy(() -> sink.accept(sample.alert(), new TreeSet<>()));
  }

  @Test
  void aConnectionThatMeetsItselfReachesNobody() throws Exception {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      socket.connect(socket.getLocalSocketAddress());
      assertThatIOException().isThrownBy(() -> SyslogSink.refuseItself(socket));
    }
  }

  @Test
  void overTlsTheCollectorsCertificateIsChecked() throws Exception {
    keys("collector", "san=dns:localhost,ip:127.0.0.1");
    keys("stranger", "san=dns:localhost,ip:127.0.0.1");
    keys("elsewhere", "san=dns:elsewhere.example.org");
    try (Collector collector = new Collector(tls("collector"));
        Collector misnamed = new Collector(tls("elsewhere"))) {
      ObjectNode entry = entry("tls://localhost:" + collector.port());
      sink(entry.put("trust_file", "collector.pem")).accept(sample.alert(), new TreeSet<>());
      assertThat(collector.messages).hasSize(1);
      assertThat(MESSAGE.matcher(collector.messages.get(0)).matches()).isTrue();

      DetectionSink strange = sink(entry.put("trust_file", "stranger.pem"));
      assertThatExceptionOfType(SinkFailed.class)
          .isThrownBy(() -> strange.accept(sample.alert(), new TreeSet<>()));
      DetectionSink wrongName =
          sink(entry("tls://localhost:" + misnamed.port()).put("trust_file", "elsewhere.pem"));
      assertThatExceptionOfType(SinkFailed.class)
          .isThrownBy(() -> wrongName.accept(sample.alert(), new TreeSet<>()));
      assertThat(misnamed.messages).allMatch(one -> one.startsWith("broken"));
    }
  }

  private void keys(String name, String extension) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String store = folder.resolve(name + ".p12").toString();
    run(
        tool,
        "-genkeypair",
        "-keystore",
        store,
        "-storepass",
        "changeit",
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + name,
        "-ext",
        extension,
        "-validity",
        "30");
    run(
        tool,
        "-exportcert",
        "-rfc",
        "-keystore",
        store,
        "-storepass",
        "changeit",
        "-alias",
        name,
        "-file",
        folder.resolve(name + ".pem").toString());
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private ServerSocketFactory tls(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }

  @Test
  void withoutTlsAlertsLeaveThisMachineOnlyIfTheLabAcceptsIt() throws Exception {
    ObjectNode far = entry("tcp://siem.example.org:514");
    assertThatIOException().isThrownBy(() -> sink(far)).withMessageContaining("unencrypted");
    assertThat(sink(far.put("unencrypted", "accepted"))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "udp://127.0.0.1:514",
        "tcp://127.0.0.1",
        "tcp://127.0.0.1:0",
        "tls://host/path",
        "tls://user@host",
        "tls://",
        "127.0.0.1:514",
        "tcp://127.0.0.1:70000"
      })
  void anAddressOfAnotherFormIsRefused(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> sink(entry(address)));
  }

  @Test
  void settingsOfAnotherFormAreRefused() {
    List<ObjectNode> wrong =
        List.of(
            entry("tcp://127.0.0.1:1").put("facility", 24),
            entry("tcp://127.0.0.1:1").put("facility", "local0"),
            entry("tcp://127.0.0.1:1").put("hostname", "two words"),
            entry("tcp://127.0.0.1:1").put("enterprise", 0),
            entry("tcp://127.0.0.1:1").put("unencrypted", true),
            entry("tcp://127.0.0.1:1").put("adress", "x"));
    for (ObjectNode one : wrong) {
      assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> sink(one));
    }
  }
}
