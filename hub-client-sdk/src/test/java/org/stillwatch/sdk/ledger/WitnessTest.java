package org.stillwatch.sdk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.sdk.cli.local.WitnessServer;
import org.stillwatch.sdk.ledger.Witness.Answer;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.Cosignatures;
import org.stillwatch.wire.log.LogSigner;
import org.stillwatch.wire.log.NoteName;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.log.WitnessRequest;
import org.stillwatch.wire.log.WitnessSigner;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;
import org.stillwatch.wire.tree.ConsistencyProof;
import org.stillwatch.wire.tree.LeafHash;
import org.stillwatch.wire.tree.MerkleTree;
import org.stillwatch.wire.tree.TreeSize;

/** The rules of C2SP tlog-witness, one after the other. */
class WitnessTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final LogSigner LOG = log("example.com/log");
  private static final WitnessSigner SIGNER =
      new WitnessSigner(new NoteName("witness.example/1"), key());

  @TempDir private Path folder;
  private Witness witness;

  private static SoftwareSigningKey key() {
    return SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, new SecureRandom());
  }

  private static LogSigner log(String origin) {
    return new LogSigner(new NoteName(origin), key());
  }

  @BeforeEach
  void start() throws IOException {
    witness = started();
  }

  private Witness started() throws IOException {
    return new Witness(
        SIGNER,
        List.of(LOG.publicKey(), log("example.com/other").publicKey()),
        PrivateFolder.at(folder.resolve("heads")),
        Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private static MerkleTree tree(int size, String text) {
    MerkleTree tree = new MerkleTree();
    for (int i = 0; i < size; i++) {
      tree.append(LeafHash.of(Bytes.utf8((i == 0 ? text : "leaf ") + i)));
    }
    return tree;
  }

  private static SignedCheckpoint head(MerkleTree tree) {
    return LOG.sign(tree.size(), tree.root());
  }

  private static Bytes request(int old, int size) {
    return request(old, tree(size, "first"));
  }

  private static Bytes request(int old, MerkleTree tree) {
    ConsistencyProof proof =
        old == 0 ? new ConsistencyProof(List.of()) : tree.consistency(new TreeSize(old));
    return new WitnessRequest(new TreeSize(old), proof, head(tree).toBytes()).toBytes();
  }

  @Test
  void whatGrowsIsCosignedWithTheTime() throws Exception {
    int old = 0;
    for (int size : new int[] {1, 2, 7, 7, 8, 300}) {
      Answer answer = witness.add(request(old, size));
      assertThat(answer).isInstanceOf(Answer.Cosigned.class);
      SignedCheckpoint head = head(tree(size, "first"));
      var line = Cosignatures.read(((Answer.Cosigned) answer).lines()).get(0);
      assertThat(SIGNER.publicKey().cosigned(head.with(line))).contains(NOON);
      old = size;
    }
  }

  @Test
  void itRemembersAcrossRestartsWhatItCosigned() throws Exception {
    witness.add(request(0, 5));
    assertThat(started().add(request(0, 9))).isEqualTo(new Answer.OtherSize(new TreeSize(5)));
    assertThat(started().add(request(5, 9))).isInstanceOf(Answer.Cosigned.class);
    assertThat(started().add(request(5, 9))).isEqualTo(new Answer.OtherSize(new TreeSize(9)));
  }

  @Test
  void twoTreesAreNeverBothCosigned() throws Exception {
    witness.add(request(0, 5));
    MerkleTree other = tree(5, "forged");
    assertThat(witness.add(request(5, other))).isEqualTo(new Answer.Forked(new TreeSize(5)));
    MerkleTree grown = tree(9, "forged");
    assertThat(witness.add(request(5, grown))).isEqualTo(new Answer.NotGrown());
    assertThat(witness.add(request(5, 9))).isInstanceOf(Answer.Cosigned.class);
    assertThat(folder.resolve("heads/forked")).isNotEmptyDirectory();
  }

  @Test
  void aShorterLogIsRefusedWhateverItSays() throws Exception {
    witness.add(request(0, 9));
    assertThat(witness.add(request(0, 5))).isEqualTo(new Answer.OtherSize(new TreeSize(9)));
    Bytes back =
        new WitnessRequest(
                new TreeSize(9), new ConsistencyProof(List.of()), head(tree(5, "first")).toBytes())
            .toBytes();
    assertThat(witness.add(back)).isInstanceOf(Answer.Malformed.class);
  }

  @Test
  void aProofFromNothingIsEmptyAndOneOfTheSameSizeToo() throws Exception {
    ConsistencyProof some = new ConsistencyProof(List.of(Digest.ZERO));
    Bytes fromNothing =
        new WitnessRequest(new TreeSize(0), some, head(tree(5, "first")).toBytes()).toBytes();
    assertThat(witness.add(fromNothing)).isEqualTo(new Answer.NotGrown());
    witness.add(request(0, 5));
    Bytes same =
        new WitnessRequest(new TreeSize(5), some, head(tree(5, "first")).toBytes()).toBytes();
    assertThat(witness.add(same)).isEqualTo(new Answer.NotGrown());
  }

  @Test
  void strangersAreToldApartFromForgers() throws Exception {
    LogSigner stranger = log("example.com/stranger");
    LogSigner forger = log("example.com/log");
    MerkleTree tree = tree(3, "first");
    for (LogSigner one : List.of(stranger, forger)) {
      Bytes request =
          new WitnessRequest(
                  new TreeSize(0),
                  new ConsistencyProof(List.of()),
                  one.sign(tree.size(), tree.root()).toBytes())
              .toBytes();
      assertThat(witness.add(request))
          .isEqualTo(one.equals(stranger) ? new Answer.UnknownLog() : new Answer.NotSigned());
    }
    assertThat(witness.add(Bytes.utf8("old 1\n"))).isInstanceOf(Answer.Malformed.class);
    assertThat(witness.add(Bytes.of(new byte[0]))).isInstanceOf(Answer.Malformed.class);
    assertThat(witness.add(Bytes.of(new byte[100_000]))).isInstanceOf(Answer.Malformed.class);
  }

  @Test
  void ofManyAtOnceOneIsCosignedAndTheOthersAreToldItsSize() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Answer>> all = new ArrayList<>();
      for (int i = 1; i <= 8; i++) {
        Bytes request = request(0, i);
        all.add(() -> started().add(request));
      }
      int cosigned = 0;
      for (var answer : threads.invokeAll(all)) {
        cosigned += answer.get() instanceof Answer.Cosigned ? 1 : 0;
      }
      assertThat(cosigned).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aMutatedRequestIsAnsweredAndNeverCosignsAnotherTree(long seed) throws Exception {
    Random random = new Random(seed);
    witness.add(request(0, 5));
    byte[] made = request(5, 9).toByteArray();
    for (int i = 0; i < 500; i++) {
      byte[] bent = made.clone();
      for (int k = random.nextInt(3); k >= 0; k--) {
        bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
      }
      assertThat(witness.add(Bytes.of(bent)))
          .as("seed %d, request %d", seed, i)
          .isNotInstanceOf(Answer.Cosigned.class);
    }
  }

  @Test
  void theAnswersHaveTheStatusesOfTheSpecification() throws Exception {
    try (WitnessServer server = WitnessServer.start(witness, 0)) {
      assertThat(post(server, request(0, 5)).statusCode()).isEqualTo(200);
      HttpResponse<String> conflict = post(server, request(0, 5));
      assertThat(conflict.statusCode()).isEqualTo(409);
      assertThat(conflict.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
      assertThat(conflict.body()).isEqualTo("5\n");
      assertThat(post(server, request(5, tree(9, "forged"))).statusCode()).isEqualTo(422);
      assertThat(post(server, Bytes.utf8("junk")).statusCode()).isEqualTo(400);
      Bytes stranger =
          new WitnessRequest(
                  new TreeSize(0),
                  new ConsistencyProof(List.of()),
                  log("example.com/stranger").sign(new TreeSize(0), tree(1, "x").root()).toBytes())
              .toBytes();
      assertThat(post(server, stranger).statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> post(WitnessServer server, Bytes body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.port() + "/add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
