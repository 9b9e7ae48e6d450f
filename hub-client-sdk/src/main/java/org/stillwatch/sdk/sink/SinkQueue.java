package org.stillwatch.sdk.sink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.sdk.store.SealedFolder;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.StixId;

/**
 * What one sink has still to take, on disk, in the order in which it came: a file an alert, its
 * sealed text encrypted. A change is durable when the call returns. Thread-safe; several processes
 * may add, one at a time delivers.
 */
final class SinkQueue {
  private static final long MICROS = 1_000;

  private final SealedFolder waiting;
  private final SealedFolder refused;
  private final Path lock;
  private final InstantSource clock;
  private final Set<StixId> added = new HashSet<>();
  private long last;

  SinkQueue(PrivateFolder folder, Bytes key, SecureRandom random, InstantSource clock)
      throws IOException {
    this.waiting = new SealedFolder(folder.in("waiting"), key, random);
    this.refused = new SealedFolder(folder.in("refused"), key, random);
    this.lock = folder.path("lock");
    this.clock = clock;
    for (String name : waiting.names()) {
      added.add(alert(name));
    }
  }

  /** Takes an alert, once in the life of this object. */
  synchronized void add(VerifiedAlert alert) throws IOException {
    StixId id = alert.alert().id();
    if (added.contains(id)) {
      return;
    }
    // By the clock, so that what another process adds later is also later in the order.
    last = Math.max(last + 1, clock.instant().toEpochMilli() * MICROS);
    String name = String.format(Locale.ROOT, "%019d.%s", last, id);
    waiting.write(name, alert.jws().getBytes(StandardCharsets.UTF_8));
    added.add(id);
  }

  /** The names of those that wait, the first first. */
  List<String> waiting() throws IOException {
    return waiting.names();
  }

  /** The sealed text of an alert that waits; empty if another process delivered it meanwhile. */
  Optional<String> text(String name) throws IOException {
    return waiting.read(name).map(text -> new String(text, StandardCharsets.UTF_8));
  }

  /** It was taken. */
  void taken(String name) throws IOException {
    waiting.delete(name);
  }

  /** It was refused: kept, but not tried any more. */
  void setAside(String name) throws IOException {
    Optional<byte[]> text = waiting.read(name);
    if (text.isPresent()) {
      refused.write(name, text.get());
      waiting.delete(name);
    }
  }

  List<String> refused() throws IOException {
    return refused.names();
  }

  /** Lets those that were refused wait again, in their old order. */
  int tryRefusedAgain() throws IOException {
    List<String> names = refused.names();
    for (String name : names) {
      Optional<byte[]> text = refused.read(name);
      if (text.isPresent()) {
        waiting.write(name, text.get());
        refused.delete(name);
      }
    }
    return names.size();
  }

  /** The right to deliver; empty while another process has it. */
  Optional<Turn> turn() throws IOException {
    FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<Turn> got = Optional.empty();
    try {
      FileLock held = channel.tryLock();
      got = held == null ? Optional.empty() : Optional.of(new Turn(channel));
    } catch (OverlappingFileLockException anotherLabOfThisProcess) {
      return Optional.empty();
    } finally {
      if (got.isEmpty()) {
        channel.close();
      }
    }
    return got;
  }

  /** Held while delivering; ends with the channel. */
  record Turn(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static StixId alert(String name) {
    return StixId.parse(name.substring(name.indexOf('.') + 1));
  }
}
