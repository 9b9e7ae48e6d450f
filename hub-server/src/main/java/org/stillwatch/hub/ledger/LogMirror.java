package org.stillwatch.hub.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.storage.Durability;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.tree.TilePath;

/**
 * The log in a folder as C2SP tlog-tiles lays it out, for a web server that shows it to auditors
 * and witnesses. The database has the log; the folder can be made anew from it. Thread-safe.
 */
@Singleton
public final class LogMirror {
  private static final String CHECKPOINT = "checkpoint";

  private final Folder folder;
  private final LedgerReading reading;
  private final Transactions transactions;
  private final Durability durability;
  private final HubIdentity hub;
  private Optional<Bytes> written = Optional.empty();

  /** Where the mirror is, if the operator wants one. */
  public record Folder(Optional<Path> path) {}

  /** The mirror of that log. */
  @Inject
  public LogMirror(
      Folder folder,
      LedgerReading reading,
      Transactions transactions,
      Durability durability,
      HubIdentity hub) {
    this.folder = folder;
    this.reading = reading;
    this.transactions = transactions;
    this.durability = durability;
    this.hub = hub;
  }

  /**
   * Writes what the folder lacks, the head last: what is named there is there.
   *
   * @return how many files were written
   */
  public synchronized int write() throws IOException {
    Optional<Bytes> note =
        folder.path().isEmpty() ? written : transactions.run(reading::checkpoint);
    if (note.equals(written) || note.isEmpty()) {
      return 0;
    }
    durability.settle();
    Path root = folder.path().orElseThrow();
    SignedCheckpoint head = hub.log().publicKey().open(note.get());
    int files = 0;
    long hashes = head.size().value();
    files += level(root, TilePath.ENTRIES, hashes);
    for (int level = 0; hashes > 0; level++) {
      files += level(root, level, hashes);
      hashes /= TilePath.FULL;
    }
    write(root.resolve(CHECKPOINT), note.get());
    written = note;
    return files + 1;
  }

  /**
   * What is missing is looked for from the end backwards, and written upwards: before a full tile
   * that is there all are, also after a crash.
   */
  private int level(Path root, int level, long hashes) throws IOException {
    Deque<TilePath> missing = new ArrayDeque<>();
    for (long index = (hashes - 1) / TilePath.FULL; index >= 0; index--) {
      int width = (int) Math.min(TilePath.FULL, hashes - index * TilePath.FULL);
      TilePath path = new TilePath(level, index, width);
      boolean there = Files.exists(root.resolve(path.toString()));
      if (there && path.isFull()) {
        break;
      }
      if (!there) {
        missing.push(path);
      }
    }
    for (TilePath path : missing) {
      Path file = root.resolve(path.toString());
      write(
          file,
          transactions
              .run(() -> reading.tile(path))
              .orElseThrow(() -> new IllegalStateException("the log lacks a tile")));
      if (path.isFull()) {
        forgetParts(file);
      }
    }
    return missing.size();
  }

  /** Who asks for a part of a tile that is full by now takes the tile. */
  private static void forgetParts(Path full) throws IOException {
    Path parts = full.resolveSibling(full.getFileName() + ".p");
    if (Files.isDirectory(parts)) {
      try (Stream<Path> all = Files.list(parts)) {
        for (Path part : all.toList()) {
          Files.delete(part);
        }
      }
      Files.delete(parts);
    }
  }

  private static void write(Path file, Bytes content) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, content.toByteArray());
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
