package org.stillwatch.sdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stillwatch.sdk.cli.local.WitnessServer;
import org.stillwatch.sdk.ledger.Witness;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.NoteName;
import org.stillwatch.wire.log.WitnessSigner;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;

/** The log, from the terminal of a lab and of an auditor. */
@NullMarked
@Timeout(120)
class LogCommandsTest extends LabAtFakeHub {
  private Path copy() {
    return folder.resolve("copy");
  }

  private Path receipts() {
    return folder.resolve("receipts.jsonl");
  }

  /** Submits, copies, writes receipts; gives the key that the command shows. */
  private String copied() throws Exception {
    enrolWithGroup();
    assertThat(lab("observe", attack(25))).isZero();
    assertThat(lab("log", "--copy-to", copy(), "--receipts-to", receipts())).isZero();
    assertThat(results().get(0).path("waiting").asInt(-1)).isZero();
    assertThat(results().get(0).path("receipts").asInt()).isOne();
    return results().get(0).path("key").asText();
  }

  @Test
  void aCopyPassesAnAuditWithItsReceiptsAndTheLabsOwnHead() throws Exception {
    String key = copied();
    Path held = folder.resolve("lab.json.d/log/checkpoint");
    assertThat(
            run("audit", "--log", copy(), "--key", key, "--reports", receipts(), "--earlier", held))
        .isZero();
    assertThat(out.toString())
        .contains("receipts whose batch stands at its place: 1")
        .contains("findings: 0")
        .contains("In order.");
  }

  @Test
  void whatTheLogShowsALabAndWhatItWithdrewPassesAnAuditToo() throws Exception {
    copied();
    assertThat(lab("log", "--shown")).isEqualTo(2);
    assertThat(lab("withdraw", "grouping--" + UUID.randomUUID(), "--reason", "mistaken")).isZero();
    out.getBuffer().setLength(0);
    assertThat(lab("log", "--copy-to", copy(), "--receipts-to", receipts(), "--shown")).isZero();
    String key = results().get(0).path("key").asText();
    assertThat(results().get(0).path("shown").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(run("audit", "--log", copy(), "--key", key, "--reports", receipts())).isZero();
    assertThat(out.toString())
        .contains("receipts whose batch stands at its place: 2")
        .contains("  batch: 2")
        .contains("withdrawals in those batches: 1, of objects: 1")
        .contains("In order.");
  }

  @Test
  void aCopyThatWasTamperedWithEndsWithFiveAndSaysWhere() throws Exception {
    String key = copied();
    Path entries;
    try (var files = Files.walk(copy().resolve("tile/entries"))) {
      entries = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(entries);
    bytes[5] ^= 1;
    Files.write(entries, bytes);
    assertThat(run("audit", "--log", copy(), "--key", key)).isEqualTo(5);
    assertThat(out.toString()).contains("another root").contains("NOT in order");
    assertThat(run("audit", "--log", folder.resolve("nowhere"), "--key", key)).isEqualTo(1);
    assertThat(run("audit", "--log", copy(), "--key", "junk")).isEqualTo(2);
    assertThat(run("audit", "--key", key)).isEqualTo(2);
  }

  @Test
  void aHubThatTakesItsLogBackEndsTheLabsCommandsWithFive() throws Exception {
    copied();
    hub.log.loseAllButFirst(0);
    assertThat(lab("log")).isEqualTo(5);
    assertThat(err.toString()).contains("has become shorter").contains("evidence");
    assertThat(lab("alerts")).isEqualTo(5);
  }

  @Test
  void anAuditorAsksForWitnessesByTheirKeys() throws Exception {
    LogKey key = LogKey.parse(copied());
    WitnessSigner signer =
        new WitnessSigner(
            new NoteName("witness.example/1"),
            SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, new SecureRandom()));
    Witness witness =
        new Witness(
            signer, List.of(key), PrivateFolder.at(folder.resolve("heads")), Clock.systemUTC());
    String its = signer.publicKey().vkey();
    try (WitnessServer server = WitnessServer.start(witness, 0)) {
      assertThat(server.port()).isPositive();
      assertThat(run("audit", "--log", copy(), "--key", key.vkey(), "--witness", its)).isEqualTo(5);
      assertThat(out.toString()).contains("0 of the witnesses cosigned the head, not 1");
      assertThat(
              run("audit", "--log", copy(), "--key", key.vkey(), "--witness", its, "--least", "0"))
          .isZero();
      assertThat(
              run("audit", "--log", copy(), "--key", key.vkey(), "--witness", its, "--least", "2"))
          .isEqualTo(2);
    }
  }

  @Test
  void aLabThatAsksForWitnessesBelievesNoHeadWithoutThem() throws Exception {
    copied();
    WitnessSigner signer =
        new WitnessSigner(
            new NoteName("witness.example/1"),
            SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, new SecureRandom()));
    Path config = folder.resolve("lab.json");
    String asked = "\"witnesses\":{\"least\":1,\"keys\":[\"" + signer.publicKey().vkey() + "\"]},";
    Files.writeString(config, Files.readString(config).replaceFirst("\\{", "{" + asked));
    assertThat(lab("log")).isZero();
    assertThat(results().get(0).has("size")).isFalse();
    Files.writeString(config, Files.readString(config).replace("\"least\":1", "\"least\":2"));
    assertThat(lab("log")).isEqualTo(1);
  }
}
