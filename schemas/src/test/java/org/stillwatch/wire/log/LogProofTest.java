package org.stillwatch.wire.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.Seeded;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Mutations;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;
import org.stillwatch.wire.tree.LeafIndex;
import org.stillwatch.wire.tree.MerkleTree;
import org.stillwatch.wire.tree.ProofBroken;

class LogProofTest {
  private static final LogSigner LOG =
      new LogSigner(
          new NoteName("example.com/log"),
          SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, Seeded.random(1)));

  private static LeafOpening opening(int i) {
    return new LeafOpening(
        LeafKind.BATCH,
        Bytes.of(new byte[] {(byte) i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}),
        Digest.of(new byte[] {(byte) i}));
  }

  private static MerkleTree tree() {
    List<org.stillwatch.wire.tree.LeafHash> leaves = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      leaves.add(opening(i).leaf());
    }
    return MerkleTree.of(leaves);
  }

  private static LogProof proof(int i) {
    MerkleTree tree = tree();
    return LogProof.of(
        opening(i), tree.inclusion(new LeafIndex(i)), LOG.sign(tree.size(), tree.root()));
  }

  @Test
  void anEntryIsTheDigestThatTheDocumentationSays() throws Exception {
    String zero = "\0";
    byte[] before = ("stillwatch-leaf/1" + zero + "batch" + zero).getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[before.length + 48];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(opening(3).salt().toByteArray(), 0, all, before.length, 16);
    System.arraycopy(opening(3).subject().bytes().toByteArray(), 0, all, before.length + 16, 32);
    assertThat(opening(3).entry()).isEqualTo(Digest.of(all).bytes());
    assertThat(HexFormat.of().formatHex(opening(3).entry().toByteArray())).hasSize(64);
  }

  @Test
  void kindsSaltsAndSubjectsMakeDifferentEntries() {
    LeafOpening one = opening(3);
    assertThat(new LeafOpening(LeafKind.ALERT, one.salt(), one.subject()).entry())
        .isNotEqualTo(one.entry());
    assertThat(new LeafOpening(one.kind(), opening(4).salt(), one.subject()).entry())
        .isNotEqualTo(one.entry());
    assertThat(new LeafOpening(one.kind(), one.salt(), opening(4).subject()).entry())
        .isNotEqualTo(one.entry());
  }

  @Test
  void aProofStandsAloneAndReadsBack() {
    for (int i = 0; i < 13; i++) {
      LogProof read = LogProof.parse(proof(i).toBytes(), LOG.publicKey());
      assertThat(read.opening()).isEqualTo(opening(i));
      assertThat(read.index()).isEqualTo(new LeafIndex(i));
      assertThat(read.checkpoint().size().value()).isEqualTo(13);
      assertThat(read.toBytes()).isEqualTo(proof(i).toBytes());
    }
  }

  @Test
  void aProofHasTheLinesOfTheSpecification() {
    List<String> lines =
        List.of(
            new String(proof(3).toBytes().toByteArray(), StandardCharsets.UTF_8).split("\n", -1));
    assertThat(lines.get(0)).isEqualTo("c2sp.org/tlog-proof@v1");
    assertThat(lines.get(1)).startsWith("extra ");
    assertThat(lines.get(2)).isEqualTo("index 3");
    assertThat(lines.get(7)).isEmpty();
    assertThat(lines.get(8)).isEqualTo("example.com/log");
  }

  @Test
  void aLeafThatIsNotThereIsNotProved() {
    MerkleTree tree = tree();
    SignedCheckpoint head = LOG.sign(tree.size(), tree.root());
    assertThatThrownBy(() -> LogProof.of(opening(4), tree.inclusion(new LeafIndex(3)), head))
        .isInstanceOf(ProofBroken.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aMutatedProofIsTheSameOrRefusedAsDeclared(long seed) {
    Random random = new Random(seed);
    byte[] made = proof(5).toBytes().toByteArray();
    int same = 0;
    for (int i = 0; i < 3_000; i++) {
      Bytes mutated = Bytes.of(Mutations.mutate(made, random));
      try {
        assertThat(LogProof.parse(mutated, LOG.publicKey()).toBytes())
            .as("seed %d, proof %d", seed, i)
            .isEqualTo(Bytes.of(made));
        same++;
      } catch (NoteBroken | ProofBroken refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
    assertThat(same).as("proofs left whole").isBetween(100, 1_500);
  }
}
