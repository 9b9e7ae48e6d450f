package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.local.WitnessServer;
import org.stillwatch.sdk.ledger.Audit;
import org.stillwatch.sdk.ledger.AuditReport;
import org.stillwatch.sdk.ledger.LogFolder;
import org.stillwatch.sdk.ledger.LogState;
import org.stillwatch.sdk.ledger.Witness;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.Seeded;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.NoteName;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.log.WitnessPolicy;
import org.stillwatch.wire.log.WitnessSigner;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;

/** A hub that shows its log in a folder, with a witness that it could not know before it began. */
@Timeout(180)
class LogShownIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void theFolderHoldsWhatWasSentAndWhatTheWitnessSigned() throws Exception {
    WitnessSigner signer =
        new WitnessSigner(
            new NoteName("witness.example/1"),
            SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, Seeded.random(7)));
    WitnessPolicy policy = new WitnessPolicy(List.of(signer.publicKey()), 1);
    int port = HubProcess.freePort();
    Path witnesses = folder.resolve("witnesses");
    Files.writeString(
        witnesses, "http://127.0.0.1:" + port + " " + signer.publicKey().vkey() + "\n");
    Path shown = folder.resolve("shown");
    Map<String, String> settings =
        Map.of("HUB_LOG_WITNESSES", witnesses.toString(), "HUB_LOG_FOLDER", shown.toString());
    try (HubProcess hub = HubProcess.start(folder.resolve("hub"), "evaluation", settings)) {
      assertThat(hub.firstLine()).startsWith("ready ");
      LogKey key = key(hub.address());
      Witness witness =
          new Witness(
              signer, List.of(key), PrivateFolder.at(folder.resolve("heads")), Clock.systemUTC());
      try (WitnessServer server = WitnessServer.start(witness, port);
          Lab lab = enrolled(hub)) {
        assertThat(server.port()).isEqualTo(port);
        lab.observe(
                List.of(
                    Exchange.of("acct-1", "one").withPayment("4000001000000018"),
                    Exchange.of("acct-2", "two").withPayment("4000001000000018")))
            .submit();
        assertThat(lab.waiting()).isZero();
        audited(shown, key, policy, settled(lab));
      }
    }
  }

  private static LogKey key(URI hub) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(hub + "/hub")).GET().build(),
                HttpResponse.BodyHandlers.ofString());
    return LogKey.parse(new ObjectMapper().readTree(answer.body()).path("log").asText());
  }

  private Lab enrolled(HubProcess hub) throws Exception {
    Path config = folder.resolve("lab.json");
    Lab.enrol(config, hub.admit("lab-a"), Surroundings.real());
    return Lab.open(config);
  }

  private static LogState settled(Lab lab) throws Exception {
    LogState state = lab.log().check();
    while (state.head().isEmpty() || state.waiting() > 0) {
      Thread.sleep(100);
      state = lab.log().check();
    }
    return state;
  }

  /** The folder follows within seconds; then it passes an audit that asks for the witness. */
  private static void audited(Path shown, LogKey key, WitnessPolicy policy, LogState state)
      throws Exception {
    long size = state.head().orElseThrow().size().value();
    Optional<SignedCheckpoint> head = Optional.empty();
    while (head.filter(one -> one.size().value() >= size && policy.cosigned(one) == 1).isEmpty()) {
      Thread.sleep(100);
      Path file = shown.resolve("checkpoint");
      if (Files.exists(file)) {
        head = Optional.of(key.open(Bytes.of(Files.readAllBytes(file))));
      }
    }
    AuditReport report =
        new Audit(new LogFolder(shown), key, policy).run(List.of(), Optional.empty(), hashed -> {});
    assertThat(report.findings()).isEmpty();
  }
}
