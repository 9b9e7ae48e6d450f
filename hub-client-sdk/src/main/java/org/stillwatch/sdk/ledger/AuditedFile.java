package org.stillwatch.sdk.ledger;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.LogProof;
import org.stillwatch.wire.report.Withdrawal;
import org.stillwatch.wire.seal.OpenedBatch;
import org.stillwatch.wire.seal.SealBroken;
import org.stillwatch.wire.tree.LeafIndex;
import org.stillwatch.wire.tree.ProofBroken;

/**
 * What a lab shows an auditor, in a file of lines. Of its reports it has what alerts say of them:
 * their random ids, which kinds agreed, and how nearly.
 */
public final class AuditedFile {
  private AuditedFile() {}

  /** What is told of the lines of a file. */
  interface Taker {
    void take(AuditedLine line) throws IOException;

    /** A line that is none, or that the hub did not sign. */
    void refuse(long number, String why);
  }

  /** Writes a lab's receipts. */
  public static void write(
      Path file, List<VerifiedReceipt> receipts, LogMemory memory, LogKey key, Instant now)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (VerifiedReceipt receipt : receipts) {
        Optional<LogProof> proof =
            memory
                .proof(LeafKind.BATCH, receipt.receipt().batch())
                .map(bytes -> LogProof.parse(bytes, key));
        write(out, new AuditedLine.OfReceipt(receipt.jws(), receipt.receipt(), now, proof));
      }
    }
  }

  /**
   * Adds to them what the log shows the lab, and what it took back.
   *
   * @param contents what the lab has of what leaves bind, by its digest
   * @param sent its batches; the file says of those that are in the log what was withdrawn
   */
  public static void add(
      Path file,
      List<ShownLeaves.Verified> leaves,
      Map<Digest, Bytes> contents,
      Stream<OpenedBatch> sent)
      throws IOException {
    try (BufferedWriter out =
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND)) {
      for (ShownLeaves.Verified leaf : leaves) {
        Optional<Bytes> content =
            leaf.content().or(() -> Optional.ofNullable(contents.get(leaf.opening().subject())));
        write(out, new AuditedLine.OfLeaf(leaf.index(), leaf.opening(), content));
      }
      Set<Digest> shown =
          leaves.stream().map(leaf -> leaf.opening().subject()).collect(Collectors.toSet());
      for (Iterator<OpenedBatch> each = sent.iterator(); each.hasNext(); ) {
        OpenedBatch batch = each.next();
        if (shown.contains(batch.header().digest())) {
          withdrawals(batch, out);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void withdrawals(OpenedBatch batch, BufferedWriter out) throws IOException {
    for (int i = 0; i < batch.objects().size(); i++) {
      LeafIndex place = new LeafIndex(i);
      if (Withdrawal.isOne(batch.object(place))) {
        write(
            out,
            new AuditedLine.OfWithdrawal(batch.object(place), batch.header(), batch.path(place)));
      }
    }
  }

  private static void write(BufferedWriter out, AuditedLine line) throws IOException {
    out.write(line.text());
    out.write('\n');
  }

  /** Reads each line with the key of the hub. */
  static void read(Path file, LogKey key, Taker taker) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      long number = 0;
      for (byte[] line = line(in); line != null; line = line(in)) {
        number++;
        try {
          taker.take(AuditedLineForm.parse(line, key));
        } catch (IllegalArgumentException | SealBroken | ProofBroken e) {
          taker.refuse(number, String.valueOf(e.getMessage()));
        }
      }
    }
  }

  /** The next line, cut off where it is too long to be one; null at the end. */
  private static byte @Nullable [] line(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (line.size() <= AuditedLineForm.LONGEST) {
        line.write(next);
      }
    }
    return line.toByteArray();
  }
}
