package org.stillwatch.sdk.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.NoteBroken;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.log.WitnessPolicy;
import org.stillwatch.wire.tree.EntryBundle;
import org.stillwatch.wire.tree.Frontier;
import org.stillwatch.wire.tree.LeafHash;
import org.stillwatch.wire.tree.RootHash;
import org.stillwatch.wire.tree.Tile;
import org.stillwatch.wire.tree.TilePath;
import org.stillwatch.wire.tree.TreeSize;

/**
 * Verifies a whole log from nothing but its key: every entry hashed anew, every tile compared,
 * earlier heads and receipts held against it. It trusts neither the hub nor who copied the log.
 */
public final class Audit {
  private final LogSource log;
  private final LogKey key;
  private final WitnessPolicy witnesses;
  private final AuditReport report = new AuditReport();

  public Audit(LogSource log, LogKey key) {
    this(log, key, WitnessPolicy.NONE);
  }

  public Audit(LogSource log, LogKey key, WitnessPolicy witnesses) {
    this.log = log;
    this.key = key;
    this.witnesses = witnesses;
  }

  /**
   * Verifies.
   *
   * @param earlier files of checkpoints that were seen before, of this log
   * @param receipts as {@link AuditedFile} writes them
   * @param progress is told how many entries were hashed
   * @throws IOException if something of the log cannot be read
   */
  public AuditReport run(List<Path> earlier, Optional<Path> receipts, LongConsumer progress)
      throws IOException {
    SignedCheckpoint head;
    try {
      head =
          key.open(
              log.checkpoint().orElseThrow(() -> new IOException("the log has no checkpoint yet")));
    } catch (NoteBroken e) {
      report.found("the head is not one of this log: " + e.getMessage());
      return report;
    }
    report.head(head);
    int cosigned = witnesses.cosigned(head);
    report.cosigned(cosigned);
    if (cosigned < witnesses.least()) {
      report.found(cosigned + " of the witnesses cosigned the head, not " + witnesses.least());
    }
    List<Digest> leaves = entries(head, progress);
    tiles(leaves, head);
    for (Path file : earlier) {
      earlier(file, leaves);
    }
    if (receipts.isPresent()) {
      receipts(receipts.get(), leaves);
    }
    return report;
  }

  /** The hashes of all leaves, from the entries alone. */
  private List<Digest> entries(SignedCheckpoint head, LongConsumer progress) throws IOException {
    Frontier tree = new Frontier();
    long size = head.size().value();
    List<Digest> leaves = new ArrayList<>();
    for (long first = 0; first < size; first += TilePath.FULL) {
      int width = (int) Math.min(TilePath.FULL, size - first);
      TilePath path = new TilePath(TilePath.ENTRIES, first / TilePath.FULL, width);
      List<Bytes> entries = bundle(path);
      for (Bytes entry : entries) {
        LeafHash leaf = LeafHash.of(entry);
        leaves.add(leaf.digest());
        tree.append(leaf);
      }
      progress.accept(leaves.size());
      if (entries.size() != width) {
        return leaves;
      }
    }
    report.entries(leaves.size());
    if (!tree.root().equals(head.root())) {
      report.found("the entries give another root than the head that was signed");
    }
    long[] beginnings = leaves.stream().mapToLong(Audit::beginning).sorted().toArray();
    for (int i = 1; i < beginnings.length; i++) {
      if (beginnings[i] == beginnings[i - 1]) {
        report.found("an entry stands in the log twice");
        break;
      }
    }
    return leaves;
  }

  private static long beginning(Digest digest) {
    return ByteBuffer.wrap(digest.bytes().toByteArray()).getLong();
  }

  private List<Bytes> bundle(TilePath path) throws IOException {
    try {
      return EntryBundle.parse(log.tile(path), path.width()).entries();
    } catch (IllegalArgumentException e) {
      report.found(path + ": " + e.getMessage());
      return List.of();
    }
  }

  /** Every tile of every level must be what the level below gives. */
  private void tiles(List<Digest> leaves, SignedCheckpoint head) throws IOException {
    if (leaves.size() != head.size().value()) {
      return;
    }
    List<Digest> level = leaves;
    for (int height = 0; !level.isEmpty(); height++) {
      List<Digest> above = new ArrayList<>();
      for (int first = 0; first < level.size(); first += TilePath.FULL) {
        int end = Math.min(level.size(), first + TilePath.FULL);
        Tile expected = new Tile(level.subList(first, end));
        TilePath path = new TilePath(height, first / TilePath.FULL, end - first);
        if (!log.tile(path).equals(expected.toBytes())) {
          report.found(path + " is not what the level below it gives");
        }
        report.tile();
        if (path.isFull()) {
          above.add(expected.above());
        }
      }
      level = above;
    }
  }

  private void earlier(Path file, List<Digest> leaves) throws IOException {
    try {
      SignedCheckpoint held = key.open(Bytes.of(Files.readAllBytes(file)));
      if (held.size().value() > leaves.size()) {
        report.found(file + ": the log is shorter than a head that was signed before");
      } else if (!root(leaves, held.size()).equals(held.root())) {
        report.found(file + ": the log is not a continuation of a head that was signed before");
      } else {
        report.earlierHead();
      }
    } catch (NoteBroken e) {
      report.found(file + ": " + e.getMessage());
    }
  }

  /** Of the leaves that were hashed here, whatever the source says next. */
  private static RootHash root(List<Digest> leaves, TreeSize size) {
    Frontier tree = new Frontier();
    leaves.subList(0, (int) size.value()).forEach(leaf -> tree.append(new LeafHash(leaf)));
    return tree.root();
  }

  private void receipts(Path file, List<Digest> leaves) throws IOException {
    AuditedLines lines = new AuditedLines(leaves, report);
    AuditedFile.read(
        file,
        key,
        new AuditedFile.Taker() {
          @Override
          public void take(AuditedLine line) {
            line.judgedBy(lines);
          }

          @Override
          public void refuse(long number, String why) {
            report.found("receipts, line " + number + ": " + why);
          }
        });
  }
}
