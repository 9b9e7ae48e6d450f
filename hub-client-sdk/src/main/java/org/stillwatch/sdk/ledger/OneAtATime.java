package org.stillwatch.sdk.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Work that one thread of one process does at a time; the others wait. A lock on a file. */
final class OneAtATime {
  /** The lock on a file keeps other processes out, and would fail within this one. */
  private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

  private final Path file;

  OneAtATime(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /** What is done. */
  interface Work<T> {
    T done() throws IOException;
  }

  <T> T run(Work<T> work) throws IOException {
    ReentrantLock here = HERE.computeIfAbsent(file, path -> new ReentrantLock());
    here.lock();
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (!held.isValid()) {
        throw new IOException(file + " cannot be locked");
      }
      return work.done();
    } finally {
      here.unlock();
    }
  }
}
