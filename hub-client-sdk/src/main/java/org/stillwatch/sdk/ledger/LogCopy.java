package org.stillwatch.sdk.ledger;

import java.io.IOException;
import java.util.function.LongConsumer;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.tree.TilePath;

/**
 * Copies a log into a folder, for whoever is to check it without the hub. What is there already is
 * not fetched again, so a copy that was interrupted goes on; the head is written last.
 */
public final class LogCopy {
  private final LogSource from;
  private final LogFolder to;
  private final LogKey key;

  public LogCopy(LogSource from, LogFolder to, LogKey key) {
    this.from = from;
    this.to = to;
    this.key = key;
  }

  /**
   * Copies.
   *
   * @param progress is told of how many leaves the entries are there
   * @return the head of the copy
   * @throws IOException if the log has no head yet
   */
  public SignedCheckpoint copy(LongConsumer progress) throws IOException {
    Bytes note =
        from.checkpoint().orElseThrow(() -> new IOException("the log has no checkpoint yet"));
    SignedCheckpoint head = key.open(note);
    long size = head.size().value();
    level(TilePath.ENTRIES, size, progress);
    long hashes = size;
    for (int level = 0; hashes > 0; level++) {
      level(level, hashes, copied -> {});
      hashes /= TilePath.FULL;
    }
    to.writeCheckpoint(note);
    return head;
  }

  private void level(int level, long hashes, LongConsumer progress) throws IOException {
    for (long first = 0; first < hashes; first += TilePath.FULL) {
      int width = (int) Math.min(TilePath.FULL, hashes - first);
      TilePath path = new TilePath(level, first / TilePath.FULL, width);
      if (!to.has(path)) {
        to.write(path, from.tile(path));
      }
      progress.accept(first + width);
    }
  }
}
