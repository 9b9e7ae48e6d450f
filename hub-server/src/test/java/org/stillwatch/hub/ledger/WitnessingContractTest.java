package org.stillwatch.hub.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.sdk.cli.local.WitnessServer;
import org.stillwatch.sdk.ledger.Audit;
import org.stillwatch.sdk.ledger.AuditReport;
import org.stillwatch.sdk.ledger.LogFolder;
import org.stillwatch.sdk.ledger.Witness;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.Seeded;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.NoteName;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.log.WitnessPolicy;
import org.stillwatch.wire.log.WitnessSigner;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;

/** The hub and real witnesses over HTTP, on both databases. */
class WitnessingContractTest {
  @TempDir private Path folder;

  private static WitnessSigner signer(int number) {
    return new WitnessSigner(
        new NoteName("witness.example/" + number),
        SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, Seeded.random(100 + number)));
  }

  private WitnessServer witness(TestHub hub, int number) throws IOException {
    return witness(hub, number, 0);
  }

  private WitnessServer witness(TestHub hub, int number, int port) throws IOException {
    return WitnessServer.start(
        new Witness(
            signer(number),
            List.of(hub.identity.log().publicKey()),
            PrivateFolder.at(folder.resolve("witness-" + number)),
            hub.clock),
        port);
  }

  private static WitnessAddress address(WitnessServer server, int number) {
    return new WitnessAddress(
        URI.create("http://127.0.0.1:" + server.port()), signer(number).publicKey());
  }

  private static void grow(TestHub hub, int from, int many) {
    List<Happening> happened = new ArrayList<>();
    for (int i = from; i < from + many; i++) {
      happened.add(Happening.forAll(LeafKind.POLICY, Digest.of(Bytes.utf8("invented " + i))));
    }
    hub.transactions.run(() -> {
      hub.ledger.record(happened, hub.policy().log(), hub.clock.instant());
      return Boolean.TRUE;
    });
    hub.clock.forward(hub.policy().log().tick());
    hub.sequencer.sequence(hub.clock.instant());
  }

  private static SignedCheckpoint head(TestHub hub) {
    return hub.identity
        .log()
        .publicKey()
        .open(hub.transactions.run(hub.log::checkpoint).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void witnessesCosignEachHeadAsTheLogGrows(TestDatabase kind) throws Exception {
    try (TestHub hub = new TestHub(kind, "evaluation");
        WitnessServer one = witness(hub, 1);
        WitnessServer two = witness(hub, 2)) {
      List<WitnessAddress> both = List.of(address(one, 1), address(two, 2));
      WitnessPolicy policy = new WitnessPolicy(both.stream().map(WitnessAddress::key).toList(), 2);
      Witnessing witnessing = hub.witnessing(both);
      int size = 0;
      for (int many : List.of(1, 300, 7)) {
        grow(hub, size, many);
        size += many;
        assertThat(policy.cosigned(head(hub))).isZero();
        assertThat(witnessing.cosign()).isEqualTo(2);
        assertThat(policy.require(head(hub)).size().value()).isEqualTo(size);
        assertThat(witnessing.cosign()).isZero();
      }
      grow(hub, size, 5);
      assertThat(hub.witnessing(both).cosign()).as("a node that knows no sizes").isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWitnessThatIsAwayKeepsTheOthersFromNothing(TestDatabase kind) throws Exception {
    try (TestHub hub = new TestHub(kind, "evaluation");
        WitnessServer one = witness(hub, 1)) {
      WitnessServer gone = witness(hub, 2);
      WitnessAddress away = address(gone, 2);
      gone.close();
      grow(hub, 0, 3);
      Witnessing witnessing = hub.witnessing(List.of(away, address(one, 1)));
      assertThat(witnessing.cosign()).isEqualTo(1);
      assertThat(address(one, 1).key().cosigned(head(hub))).isPresent();
      try (WitnessServer back = witness(hub, 2, away.submission().getPort())) {
        assertThat(back.port()).isEqualTo(away.submission().getPort());
        assertThat(witnessing.cosign()).as("within the pause").isZero();
        hub.clock.forward(Duration.ofMinutes(1));
        assertThat(witnessing.cosign()).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoAnswersWithAnothersSignatureIsNotBelieved(TestDatabase kind) throws Exception {
    try (TestHub hub = new TestHub(kind, "evaluation");
        WitnessServer one = witness(hub, 1)) {
      grow(hub, 0, 3);
      WitnessAddress liar =
          new WitnessAddress(URI.create("http://127.0.0.1:" + one.port()), signer(9).publicKey());
      assertThat(hub.witnessing(List.of(liar)).cosign()).isZero();
      assertThat(liar.key().cosigned(head(hub))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theMirrorPassesAnAuditWithItsWitnessesAtEachSize(TestDatabase kind) throws Exception {
    try (TestHub hub = new TestHub(kind, "evaluation");
        WitnessServer one = witness(hub, 1)) {
      Path shown = folder.resolve("shown");
      LogMirror mirror = hub.mirror(shown);
      assertThat(mirror.write()).isZero();
      WitnessPolicy policy = new WitnessPolicy(List.of(signer(1).publicKey()), 1);
      int size = 0;
      for (int many : List.of(200, 56, 1, 600)) {
        grow(hub, size, many);
        size += many;
        assertThat(mirror.write()).isPositive();
        assertThat(audit(hub, shown, policy).findings()).hasSize(1);
        hub.witnessing(List.of(address(one, 1))).cosign();
        assertThat(mirror.write()).as("the head alone").isEqualTo(1);
        assertThat(audit(hub, shown, policy).findings()).isEmpty();
      }
      assertThat(shown.resolve("tile/0/000")).exists();
      assertThat(shown.resolve("tile/0/000.p")).doesNotExist();
      assertThat(shown.resolve("tile/entries/000.p")).doesNotExist();
      assertThat(hub.mirror(folder.resolve("anew")).write()).isPositive();
      assertThat(audit(hub, folder.resolve("anew"), policy).findings()).isEmpty();
    }
  }

  @Test
  void aMirrorThatWasInterruptedIsMadeWhole() throws Exception {
    try (TestHub hub = new TestHub(TestDatabase.H2, "evaluation")) {
      grow(hub, 0, 1_500);
      Path shown = folder.resolve("whole");
      Files.createDirectories(shown.resolve("tile/entries/003.part"));
      assertThatThrownBy(() -> hub.mirror(shown).write()).isInstanceOf(IOException.class);
      assertThat(shown.resolve("tile/entries/002")).exists();
      assertThat(shown.resolve("tile/entries/004")).as("none after the hole").doesNotExist();
      Files.delete(shown.resolve("tile/entries/003.part"));
      hub.mirror(shown).write();
      assertThat(audit(hub, shown, WitnessPolicy.NONE).findings()).isEmpty();
    }
  }

  @Test
  void aWitnessThatStallsAfterItsFirstWordsIsLeftAlone() throws Exception {
    try (ServerSocket stalling = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        TestHub hub = new TestHub(TestDatabase.H2, "evaluation")) {
      Thread server =
          new Thread(() -> {
            try (Socket one = stalling.accept()) {
              one.getOutputStream()
                  .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n".getBytes(US_ASCII));
              one.getOutputStream().flush();
              Thread.sleep(60_000);
            } catch (IOException | InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      server.setDaemon(true);
      server.start();
      grow(hub, 0, 3);
      WitnessAddress slow =
          new WitnessAddress(
              URI.create("http://127.0.0.1:" + stalling.getLocalPort()), signer(1).publicKey());
      long begun = System.nanoTime();
      assertThat(hub.witnessing(List.of(slow)).cosign()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
      server.interrupt();
    }
  }

  private static AuditReport audit(TestHub hub, Path folder, WitnessPolicy policy)
      throws IOException {
    return new Audit(new LogFolder(folder), hub.identity.log().publicKey(), policy)
        .run(List.of(), Optional.empty(), hashed -> {});
  }

  @Test
  void aFileOfWitnessesIsReadLineByLineAndAWrongLineIsNamed() throws Exception {
    String key = signer(1).publicKey().vkey();
    Path file = folder.resolve("witnesses");
    Files.writeString(file, "# ours\n\nhttps://w.example.org/ " + key + "\n");
    List<WitnessAddress> read = WitnessAddress.read(file);
    assertThat(read).hasSize(1);
    assertThat(read.get(0).addCheckpoint())
        .isEqualTo(URI.create("https://w.example.org/add-checkpoint"));
    for (UnaryOperator<String> bend :
        List.<UnaryOperator<String>>of(
            line -> line.replace("https", "ftp"),
            line -> line.replace("+", "-"),
            line -> line.replace(" ", ""))) {
      Files.writeString(file, "\n" + bend.apply("https://w.example.org " + key) + "\n");
      assertThatThrownBy(() -> WitnessAddress.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("line 2");
    }
  }
}
