package org.stillwatch.wire.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.Seeded;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Mutations;
import org.stillwatch.wire.log.NoteBroken.Reason;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;
import org.stillwatch.wire.tree.RootHash;
import org.stillwatch.wire.tree.TreeSize;

class CheckpointTest {
  /** The example of the Go package golang.org/x/mod/sumdb/note. */
  private static final String PUBLISHED_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String PUBLISHED_NOTE =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n\n"
          + "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
          + "KvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private static final LogSigner LOG = new LogSigner(new NoteName("example.com/log"), key(1));
  private static final WitnessSigner WITNESS =
      new WitnessSigner(new NoteName("witness.example.com/w1"), key(2));
  private static final RootHash ROOT = new RootHash(Digest.of(new byte[] {7}));
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private static SoftwareSigningKey key(long seed) {
    return SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, Seeded.random(seed));
  }

  private static SignedCheckpoint checkpoint() {
    return LOG.sign(new TreeSize(20_852_163), ROOT);
  }

  @Test
  void aPublishedNoteAndKeyAreReadAsTheirOwnToolsReadThem() {
    LogKey key = LogKey.parse(PUBLISHED_KEY);
    assertThat(key.vkey()).isEqualTo(PUBLISHED_KEY);
    SignedNote note = SignedNote.parse(Bytes.utf8(PUBLISHED_NOTE));
    assertThat(note.toBytes()).isEqualTo(Bytes.utf8(PUBLISHED_NOTE));
    NoteSignature signature = note.claimed(key.origin(), key.vkeyed().id()).orElseThrow();
    assertThat(key.key().signedLines(note.text(), signature.signature())).isTrue();
    assertThat(key.key().signedLines(note.text() + "\n", signature.signature())).isFalse();
  }

  @Test
  void aCheckpointHasTheLinesOfTheSpecification() {
    List<String> lines = lines(checkpoint());
    assertThat(lines.subList(0, 4))
        .containsExactly(
            "example.com/log",
            "20852163",
            java.util.Base64.getEncoder().encodeToString(ROOT.digest().bytes().toByteArray()),
            "");
    assertThat(lines.get(4)).startsWith("\u2014 example.com/log ");
    assertThat(lines).hasSize(6);
  }

  private static List<String> lines(SignedCheckpoint checkpoint) {
    return List.of(text(checkpoint.toBytes()).split("\n", -1));
  }

  private static String text(Bytes bytes) {
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void itIsOpenedByTheKeyOfTheLogAndNoOther() {
    SignedCheckpoint opened = LOG.publicKey().open(checkpoint().toBytes());
    assertThat(opened.size()).isEqualTo(new TreeSize(20_852_163));
    assertThat(opened.root()).isEqualTo(ROOT);
    assertThat(opened.origin()).isEqualTo(LOG.origin());
    LogKey other = new LogKey(LOG.origin(), key(3).publicKey());
    refused(Reason.NOT_SIGNED, () -> other.open(checkpoint().toBytes()));
    LogKey elsewhere = new LogKey(new NoteName("example.com/other"), key(1).publicKey());
    refused(Reason.NOT_SIGNED, () -> elsewhere.open(checkpoint().toBytes()));
  }

  @Test
  void aCheckpointOfAnotherLogUnderOurNameAndKeyIsRefused() {
    String foreign = "example.com/other\n1\n" + lines(checkpoint()).get(2) + "\n";
    Bytes signature = Bytes.of(LOG.key().sign(foreign.getBytes(StandardCharsets.UTF_8)));
    SignedNote note =
        new SignedNote(
            foreign,
            List.of(new NoteSignature(LOG.origin(), LOG.publicKey().vkeyed().id(), signature)));
    refused(Reason.OTHER_ORIGIN, () -> LOG.publicKey().open(note.toBytes()));
  }

  @Test
  void aWitnessIsBelievedForWhatItCosignedOnly() {
    SignedCheckpoint checkpoint = checkpoint();
    SignedCheckpoint cosigned = checkpoint.with(WITNESS.cosign(checkpoint, NOON));
    SignedCheckpoint read = LOG.publicKey().open(cosigned.toBytes());
    assertThat(WITNESS.publicKey().cosigned(read)).contains(NOON);
    assertThat(WITNESS.publicKey().cosigned(checkpoint)).isEmpty();
    SignedCheckpoint grown = LOG.sign(new TreeSize(20_852_164), ROOT);
    SignedCheckpoint moved = grown.with(cosigned.note().signatures().get(1));
    refused(Reason.BAD_SIGNATURE, () -> WITNESS.publicKey().cosigned(moved));
  }

  @Test
  void keysOfWitnessesAndOfLogsAreToldApart() {
    assertThat(WitnessKey.parse(WITNESS.publicKey().vkey())).isEqualTo(WITNESS.publicKey());
    assertThat(LogKey.parse(LOG.publicKey().vkey())).isEqualTo(LOG.publicKey());
    refused(Reason.NO_KEY, () -> LogKey.parse(WITNESS.publicKey().vkey()));
    refused(Reason.NO_KEY, () -> WitnessKey.parse(LOG.publicKey().vkey()));
    refused(Reason.NO_KEY, () -> LogKey.parse(PUBLISHED_KEY.replace("c74f20a3", "c74f20a4")));
    refused(Reason.NO_KEY, () -> LogKey.parse("name"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o\n01\nROOT\n",
        "o\n-1\nROOT\n",
        "o\n9007199254740992\nROOT\n",
        "o\n1\nAAAA\n",
        "o\n1\n",
        "o\n1\nROOT\n\nmore\n",
        "o o\n1\nROOT\n",
        "\n1\nROOT\n"
      })
  void otherTextsAreNoCheckpoint(String text) {
    String root = lines(checkpoint()).get(2);
    refused(Reason.NO_CHECKPOINT, () -> Checkpoint.parse(text.replace("ROOT", root)));
  }

  @Test
  void extensionLinesOfOtherLogsAreReadOver() {
    String root = lines(checkpoint()).get(2);
    assertThat(Checkpoint.parse("o\n1\n" + root + "\nmore\n").size()).isEqualTo(new TreeSize(1));
  }

  @Test
  void aNameHasNoSpaceAndNoPlus() {
    for (String name : List.of("", "a b", "a+b", "a\u00a0b", "a\u2003b", "a\nb", "\ud800")) {
      assertThatThrownBy(() -> new NoteName(name)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aMutatedCheckpointIsTheSameOrRefusedAsDeclared(long seed) {
    Random random = new Random(seed);
    byte[] made = checkpoint().toBytes().toByteArray();
    int same = 0;
    for (int i = 0; i < 3_000; i++) {
      Bytes mutated = Bytes.of(Mutations.mutate(made, random));
      try {
        assertThat(LOG.publicKey().open(mutated).toBytes())
            .as("seed %d, note %d", seed, i)
            .isEqualTo(Bytes.of(made));
        same++;
      } catch (NoteBroken refused) {
        assertThat(refused.reason()).isNotNull();
      }
    }
    assertThat(same).as("notes left whole").isBetween(100, 1_500);
  }

  static void refused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            NoteBroken.class, broken -> assertThat(broken.reason()).isEqualTo(reason));
  }
}
