package org.stillwatch.sdk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.wire.alert.Receipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.log.LogProof;
import org.stillwatch.wire.log.LogSigner;
import org.stillwatch.wire.log.NoteName;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;
import org.stillwatch.wire.tree.EntryBundle;
import org.stillwatch.wire.tree.LeafIndex;
import org.stillwatch.wire.tree.MerkleTree;
import org.stillwatch.wire.tree.Tile;
import org.stillwatch.wire.tree.TilePath;

class AuditTest {
  private static final SoftwareSigningKey KEY =
      SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, new SecureRandom());
  private static final LogSigner LOG = new LogSigner(new NoteName("example.com/log"), KEY);
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  @TempDir private Path folder;

  private static LeafOpening opening(int i) {
    byte[] salt = new byte[16];
    new Random(i).nextBytes(salt);
    return new LeafOpening(LeafKind.BATCH, Bytes.of(salt), Digest.of(Bytes.utf8("batch " + i)));
  }

  private static MerkleTree tree(int size) {
    return MerkleTree.of(IntStream.range(0, size).mapToObj(i -> opening(i).leaf()).toList());
  }

  private static Bytes head(int size) {
    MerkleTree tree = tree(size);
    return LOG.sign(tree.size(), tree.root()).toBytes();
  }

  /** A log in memory. */
  private record Memory(int size, MerkleTree tree) implements LogSource {
    static Memory of(int size) {
      return new Memory(size, AuditTest.tree(size));
    }

    @Override
    public Optional<Bytes> checkpoint() {
      return Optional.of(LOG.sign(tree.size(), tree.root()).toBytes());
    }

    @Override
    public Bytes tile(TilePath path) {
      int first = (int) path.index() * TilePath.FULL;
      IntStream places = IntStream.range(first, first + path.width());
      return path.level() == TilePath.ENTRIES
          ? new EntryBundle(places.mapToObj(i -> opening(i).entry()).toList()).toBytes()
          : new Tile(places.mapToObj(i -> tree.complete(8 * path.level(), i)).toList()).toBytes();
    }
  }

  private Path copied(int size) throws IOException {
    Path copy = folder.resolve("copy-" + size);
    new LogCopy(Memory.of(size), new LogFolder(copy), LOG.publicKey()).copy(done -> {});
    return copy;
  }

  private AuditReport audit(Path copy, Path... earlier) throws IOException {
    return new Audit(new LogFolder(copy), LOG.publicKey())
        .run(List.of(earlier), Optional.empty(), done -> {});
  }

  private Path file(String name, Bytes content) throws IOException {
    return Files.write(folder.resolve(name), content.toByteArray());
  }

  private static void change(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void logsOfManySizesAreInOrder() throws Exception {
    for (int size : new int[] {1, 2, 255, 256, 257, 600, 66_000}) {
      AuditReport report = audit(copied(size), file("held", head(Math.max(1, size / 2))));
      assertThat(report.findings()).as("size %d", size).isEmpty();
      assertThat(report.page())
          .anyMatch(line -> line.equals("entries hashed anew, in order: " + size));
      assertThat(report.page()).anyMatch(line -> line.startsWith("In order."));
    }
  }

  @Test
  void anyChangedByteOfAnyFileIsFound() throws Exception {
    Path copy = copied(600);
    List<Path> files;
    try (var all = Files.walk(copy)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSize(1 + 3 + 3 + 1);
    Random random = new Random(5);
    for (Path file : files) {
      for (int i = 0; i < 5; i++) {
        byte[] before = Files.readAllBytes(file);
        change(file, random.nextInt(before.length));
        assertThat(audit(copy).findings()).as(file.toString()).isNotEmpty();
        Files.write(file, before);
      }
    }
    assertThat(audit(copy).findings()).isEmpty();
  }

  @Test
  void aFileThatIsMissingIsAFailureAndNotAFinding() throws Exception {
    Path copy = copied(600);
    Files.delete(copy.resolve("tile/0/001"));
    assertThatThrownBy(() -> audit(copy)).isInstanceOf(IOException.class);
  }

  @Test
  void aHeadThatThisLogDoesNotContinueIsFound() throws Exception {
    Path copy = copied(600);
    MerkleTree other = new MerkleTree();
    for (int i = 0; i < 300; i++) {
      other.append(opening(i == 7 ? 1_000 : i).leaf());
    }
    Path forked = file("forked", LOG.sign(other.size(), other.root()).toBytes());
    assertThat(audit(copy, forked).findings()).hasSize(1);
    assertThat(audit(copy, file("longer", head(601))).findings()).hasSize(1);
    assertThat(audit(copy, file("junk", Bytes.utf8("junk\n"))).findings()).hasSize(1);
  }

  @Test
  void aSourceThatGivesOtherTilesTheSecondTimeIsNotBelieved() throws Exception {
    MerkleTree other = new MerkleTree();
    for (int i = 0; i < 300; i++) {
      other.append(opening(i == 7 ? 1_000 : i).leaf());
    }
    Path forked = file("forked", LOG.sign(other.size(), other.root()).toBytes());
    Memory honest = Memory.of(300);
    Set<TilePath> given = new HashSet<>();
    LogSource liar =
        new LogSource() {
          @Override
          public Optional<Bytes> checkpoint() {
            return honest.checkpoint();
          }

          @Override
          public Bytes tile(TilePath path) {
            return given.add(path) ? honest.tile(path) : new Memory(300, other).tile(path);
          }
        };
    assertThat(
            new Audit(liar, LOG.publicKey())
                .run(List.of(forked), Optional.empty(), done -> {})
                .findings())
        .hasSize(1);
  }

  @Test
  void anEntryThatStandsTwiceIsFound() throws Exception {
    MerkleTree tree = new MerkleTree();
    List<Bytes> entries = new ArrayList<>();
    for (int i : new int[] {0, 1, 2, 1}) {
      tree.append(opening(i).leaf());
      entries.add(opening(i).entry());
    }
    LogFolder log = new LogFolder(folder.resolve("twice"));
    log.write(new TilePath(TilePath.ENTRIES, 0, 4), new EntryBundle(entries).toBytes());
    log.write(
        new TilePath(0, 0, 4),
        new Tile(IntStream.range(0, 4).mapToObj(i -> tree.complete(0, i)).toList()).toBytes());
    log.writeCheckpoint(LOG.sign(tree.size(), tree.root()).toBytes());
    assertThat(audit(folder.resolve("twice")).findings())
        .containsExactly("an entry stands in the log twice");
  }

  @Test
  void aCopyGoesOnWhereItEndedAndFollowsALogThatGrew() throws Exception {
    Path copy = copied(300);
    new LogCopy(Memory.of(900), new LogFolder(copy), LOG.publicKey()).copy(done -> {});
    assertThat(audit(copy, file("held", head(300))).findings()).isEmpty();
  }

  private static Receipt receipt(int i, Instant until) {
    return new Receipt(
        new UUID(1, 1),
        new UUID(2, 2),
        "main",
        i + 1,
        opening(i).subject(),
        1,
        NOON,
        Optional.of(until));
  }

  private static String line(Receipt receipt, Optional<LogProof> proof, SoftwareSigningKey key) {
    String jws = Seal.seal(SealType.RECEIPT, receipt.toCanonical(), key);
    return "{"
        + proof.map(one -> "\"proof\":\"" + one.toBytes().base64Url() + "\",").orElse("")
        + "\"receipt\":\""
        + jws
        + "\",\"written\":\""
        + StixTime.write(NOON)
        + "\"}";
  }

  private static Optional<LogProof> proof(int i, int size) {
    MerkleTree tree = tree(size);
    return Optional.of(
        LogProof.of(
            opening(i), tree.inclusion(new LeafIndex(i)), LOG.sign(tree.size(), tree.root())));
  }

  @Test
  void receiptsAreHeldAgainstTheLog() throws Exception {
    Instant later = NOON.plusSeconds(60);
    SoftwareSigningKey stranger =
        SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, new SecureRandom());
    Path receipts =
        Files.write(
            folder.resolve("receipts"),
            List.of(
                line(receipt(3, later), proof(3, 600), KEY),
                line(receipt(4, later), proof(4, 300), KEY),
                line(receipt(5, later), Optional.empty(), KEY),
                line(receipt(6, NOON.minusSeconds(60)), Optional.empty(), KEY),
                line(receipt(7, later), proof(8, 600), KEY),
                line(receipt(700, later), proof(700, 701), KEY),
                line(receipt(9, later), proof(9, 600), stranger),
                "junk"));
    AuditReport report =
        new Audit(new LogFolder(copied(600)), LOG.publicKey())
            .run(List.of(), Optional.of(receipts), done -> {});
    assertThat(report.findings()).hasSize(5);
    assertThat(report.findings().get(0)).contains("promised by now");
    assertThat(report.findings().get(1)).contains("something else");
    assertThat(report.findings().get(2)).contains("beyond the end of this copy");
    assertThat(report.findings().get(3)).startsWith("receipts, line 7");
    assertThat(report.findings().get(4)).startsWith("receipts, line 8");
    assertThat(report.page())
        .contains(
            "receipts whose batch stands at its place: 2",
            "receipts not in the log, and not due yet: 1");
  }

  @Test
  void aFileThatIsNoTextIsAFindingForEachLineAndTheLogIsAuditedAllTheSame() throws Exception {
    Path file =
        Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, '\n', 0, (byte) 0xc3});
    AuditReport report =
        new Audit(new LogFolder(copied(10)), LOG.publicKey())
            .run(List.of(), Optional.of(file), done -> {});
    assertThat(report.findings()).hasSize(2);
    assertThat(report.findings().get(1)).startsWith("receipts, line 2");
    assertThat(report.page()).contains("entries hashed anew, in order: 10");
  }
}
