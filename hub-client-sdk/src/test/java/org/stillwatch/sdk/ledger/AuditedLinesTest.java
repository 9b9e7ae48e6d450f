package org.stillwatch.sdk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.log.LogSigner;
import org.stillwatch.wire.log.NoteName;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.report.Withdrawal;
import org.stillwatch.wire.report.WithdrawalReason;
import org.stillwatch.wire.seal.Batch;
import org.stillwatch.wire.seal.BatchBinding;
import org.stillwatch.wire.seal.OpenedBatch;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;
import org.stillwatch.wire.seal.StreamName;
import org.stillwatch.wire.tree.InclusionProof;
import org.stillwatch.wire.tree.LeafIndex;

class AuditedLinesTest {
  private static final SoftwareSigningKey KEY =
      SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, new SecureRandom());
  private static final LogSigner LOG = new LogSigner(new NoteName("example.com/log"), KEY);
  private static final Bytes SALT = Bytes.of(new byte[LeafOpening.SALT_SIZE]);

  private final List<LeafOpening> log = new ArrayList<>();
  private final List<AuditedLine> lines = new ArrayList<>();

  /** A leaf of the log, and the line that shows it. */
  private AuditedLine.OfLeaf leaf(LeafKind kind, String content) {
    Bytes bytes = Bytes.utf8(content);
    return leaf(kind, Digest.of(bytes), Optional.of(bytes));
  }

  private AuditedLine.OfLeaf leaf(LeafKind kind, Digest subject, Optional<Bytes> content) {
    LeafOpening opening = new LeafOpening(kind, SALT, subject);
    log.add(opening);
    return new AuditedLine.OfLeaf(new LeafIndex(log.size() - 1L), opening, content);
  }

  private static AuditedLine parsed(String text) {
    return AuditedLineForm.parse(text.getBytes(StandardCharsets.UTF_8), LOG.publicKey());
  }

  /** Each line written and read again. */
  private AuditReport report() {
    AuditReport report = new AuditReport();
    AuditedLines judge =
        new AuditedLines(log.stream().map(one -> one.leaf().digest()).toList(), report);
    for (AuditedLine line : lines) {
      parsed(line.text()).judgedBy(judge);
    }
    return report;
  }

  @Test
  void whatLeavesShowIsCountedByItsWords() {
    lines.add(leaf(LeafKind.POLICY, "{\"format\":\"one\"}"));
    lines.add(leaf(LeafKind.ALERT, "{\"state\":\"new\"}"));
    lines.add(leaf(LeafKind.ALERT, "{\"state\":\"new\",\"x\":1}"));
    lines.add(leaf(LeafKind.ALERT, "{\"state\":\"retracted\"}"));
    lines.add(leaf(LeafKind.ALERT, Digest.of(Bytes.utf8("forgotten")), Optional.empty()));
    lines.add(leaf(LeafKind.POLICY, "{\"format\":\"two\"}"));
    lines.add(leaf(LeafKind.LIAISON_READ, "{\"agency\":\"A\",\"purpose\":\"p\"}"));
    AuditReport report = report();
    assertThat(report.findings()).isEmpty();
    assertThat(report.page())
        .contains(
            "leaves shown, each at its place: 7",
            "  alert: 4 (2 new, 1 retracted)",
            "  liaison-read: 1 (1 by A for p)")
        .anyMatch(line -> line.matches("  policy: 2 \\(1 .* at leaf [05], 1 .* at leaf [05]\\)"));
  }

  @Test
  void whatStandsElsewhereOrSaysSomethingElseIsFound() {
    AuditedLine.OfLeaf one = leaf(LeafKind.ALERT, "{\"state\":\"new\"}");
    AuditedLine.OfLeaf two = leaf(LeafKind.ALERT, "{\"state\":\"retracted\"}");
    lines.add(new AuditedLine.OfLeaf(two.index(), one.opening(), one.content()));
    lines.add(new AuditedLine.OfLeaf(new LeafIndex(2), one.opening(), one.content()));
    lines.add(new AuditedLine.OfLeaf(one.index(), one.opening(), two.content()));
    assertThat(report().findings()).hasSize(3);
    assertThat(report().page()).contains("leaves shown, each at its place: 0");
  }

  private static Bytes withdrawal() {
    StixId what = new StixId("grouping", new UUID(1, 2));
    return Bytes.of(
        CanonicalJson.write(
            new Withdrawal(
                    new StixId(Withdrawal.TYPE, new UUID(3, 4)),
                    new StixId("identity", new UUID(5, 6)),
                    Instant.EPOCH,
                    List.of(what),
                    WithdrawalReason.MISTAKEN)
                .toStix()));
  }

  private static OpenedBatch batch(Bytes... objects) {
    BatchBinding binding =
        new BatchBinding(
            new LabId(new UUID(5, 6)),
            new StreamName("main"),
            new HubId(new UUID(7, 8)),
            new MatchingDomain("test"),
            Epoch.parse("2026Q4"),
            Digest.ZERO,
            1,
            Digest.ZERO,
            Optional.empty());
    return Batch.seal(binding, List.of(objects), KEY);
  }

  private static AuditedLine.OfWithdrawal line(OpenedBatch batch, int place) {
    LeafIndex index = new LeafIndex(place);
    return new AuditedLine.OfWithdrawal(batch.object(index), batch.header(), batch.path(index));
  }

  @Test
  void aWithdrawalIsProvedWithinABatchThatIsInTheLog() {
    OpenedBatch batch = batch(Bytes.utf8("{\"type\":\"opinion\"}"), withdrawal());
    lines.add(leaf(LeafKind.BATCH, batch.header().digest(), Optional.empty()));
    lines.add(line(batch, 1));
    assertThat(report().findings()).isEmpty();
    assertThat(report().page()).contains("withdrawals in those batches: 1, of objects: 1");
  }

  @Test
  void aWithdrawalOfNoBatchOfAnotherOrThatIsNoneIsFound() {
    OpenedBatch batch = batch(Bytes.utf8("{\"type\":\"opinion\"}"), withdrawal());
    lines.add(line(batch, 1));
    lines.add(leaf(LeafKind.BATCH, batch.header().digest(), Optional.empty()));
    lines.add(line(batch, 0));
    AuditedLine.OfWithdrawal good = line(batch, 1);
    lines.add(
        new AuditedLine.OfWithdrawal(
            Bytes.utf8("{\"type\":\"stillwatch-withdrawal\"}"), good.header(), good.path()));
    lines.add(
        new AuditedLine.OfWithdrawal(
            good.object(),
            good.header(),
            new InclusionProof(new LeafIndex(0), good.path().path())));
    assertThat(report().findings()).hasSize(4);
    assertThat(report().findings().get(0)).contains("no leaf of that batch");
    assertThat(report().findings().get(1)).contains("something else");
    assertThat(report().findings().get(2)).contains("does not have it");
    assertThat(report().page()).contains("withdrawals in those batches: 0, of objects: 0");
  }

  @Test
  void aWithdrawalWhoseBatchIsNotInTheLogYetIsNotShown(@TempDir Path folder) throws IOException {
    OpenedBatch early = batch(withdrawal());
    OpenedBatch there = batch(withdrawal(), withdrawal());
    AuditedLine.OfLeaf leaf = leaf(LeafKind.BATCH, there.header().digest(), Optional.empty());
    Path file = Files.writeString(folder.resolve("shown"), "");
    AuditedFile.add(
        file,
        List.of(new ShownLeaves.Verified(leaf.index(), leaf.opening(), leaf.content())),
        Map.of(),
        Stream.of(early, there));
    for (String line : Files.readAllLines(file)) {
      lines.add(parsed(line));
    }
    assertThat(lines).hasSize(3);
    assertThat(report().findings()).isEmpty();
  }

  @Test
  void whatIsShownTwiceIsFoundAndCountsOnce() {
    OpenedBatch batch = batch(withdrawal());
    lines.add(leaf(LeafKind.BATCH, batch.header().digest(), Optional.empty()));
    lines.add(line(batch, 0));
    lines.addAll(List.copyOf(lines));
    assertThat(report().findings()).hasSize(2).allMatch(one -> one.contains("shown twice"));
    assertThat(report().page())
        .contains(
            "leaves shown, each at its place: 1", "withdrawals in those batches: 1, of objects: 1");
  }

  @Test
  void wordsOfTheHubStayOnTheirLine() {
    lines.add(leaf(LeafKind.LIAISON_READ, "{\"agency\":\"A\\nIn order.\",\"purpose\":\"p\"}"));
    assertThat(report().page()).contains("  liaison-read: 1 (1 by A?In order. for p)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}", "{\"leaf\":-1}", "{\"leaf\":0,\"opening\":{}}", "{\"withdrawal\":\"e30\"}",
        "{\"leaf\":0,\"opening\":{},\"x\":1}", "[]", "null", ""
      })
  void aLineThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> parsed(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noChangedByteOfALineGetsPastUnseenOrFailsOtherwise() {
    OpenedBatch batch = batch(withdrawal(), withdrawal());
    lines.add(leaf(LeafKind.BATCH, batch.header().digest(), Optional.empty()));
    lines.add(leaf(LeafKind.ALERT, "{\"state\":\"new\"}"));
    lines.add(line(batch, 1));
    List<Digest> leaves = log.stream().map(one -> one.leaf().digest()).toList();
    long seed = 20261128;
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      AuditReport report = new AuditReport();
      AuditedLines judge = new AuditedLines(leaves, report);
      lines.get(0).judgedBy(judge);
      StringBuilder text = new StringBuilder(lines.get(1 + random.nextInt(2)).text());
      int at = random.nextInt(text.length());
      char before = text.charAt(at);
      text.setCharAt(at, (char) (32 + random.nextInt(95)));
      if (text.charAt(at) == before) {
        continue;
      }
      boolean refused = false;
      try {
        parsed(text.toString()).judgedBy(judge);
      } catch (IllegalArgumentException e) {
        refused = true;
      }
      assertThat(refused || !report.findings().isEmpty())
          .as("seed %d, round %d: %s", seed, i, text)
          .isTrue();
    }
  }
}
