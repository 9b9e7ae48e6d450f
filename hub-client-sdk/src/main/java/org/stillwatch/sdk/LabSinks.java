package org.stillwatch.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.sink.Deliveries;
import org.stillwatch.sdk.sink.SinkSurroundings;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.trust.LabConfig;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.canonical.Bytes;

/** The queued sinks of a lab, opened when the first alert may come. Thread-safe. */
final class LabSinks {
  /** What the key of the queues is derived for. */
  static final String KEY = "stillwatch sinks/1";

  /** How long one round of deliveries may take. */
  private static final Duration ROUND = Duration.ofSeconds(15);

  /** Pauses between attempts; attempts have no end, so the total says nothing. */
  private static final Patience BETWEEN =
      new Patience(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ZERO);

  private final LabConfig config;
  private final PrivateFolder folder;
  private final Bytes key;
  private final SinkSurroundings around;
  private @Nullable Deliveries opened;

  LabSinks(
      LabConfig config, PrivateFolder folder, Bytes key, PrivateStore store, Surroundings lab) {
    this.config = config;
    this.folder = folder;
    this.key = key;
    this.around =
        new SinkSurroundings(
            lab.clock(), lab.random(), lab.timeouts(), BETWEEN, config.root(), store);
  }

  /**
   * The sinks, opened if they are not.
   *
   * @throws IOException if one of the configuration cannot be used
   */
  synchronized Deliveries open() throws IOException {
    Deliveries known = opened;
    if (known == null) {
      known = new Deliveries(folder.in("sinks"), key, around);
      Path parent = folder.path("").getParent();
      known.configure(config.sinks(), parent == null ? Path.of("") : parent);
      opened = known;
    }
    return known;
  }

  void deliverOnce() throws IOException {
    open().deliverOnce(ROUND);
  }

  synchronized void close() {
    Deliveries known = opened;
    if (known != null) {
      try {
        known.close();
      } catch (IOException e) {
        throw new UncheckedIOException("a sink could not be closed", e);
      }
    }
  }
}
