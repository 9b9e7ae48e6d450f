package org.stillwatch.sdk.submit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.policy.Limits;

/** What waits to be sealed, in the order in which it came. */
final class Queue {
  private static final String FOLDER = "queue";

  /** The header and its line feed are smaller. */
  private static final int HEADER_BYTES = 4_096;

  private final Disk disk;

  Queue(Disk disk) {
    this.disk = disk;
  }

  /** One that waits, and the name under which it does. */
  record Entry(String name, Statement statement) {}

  void add(Statement statement) throws IOException {
    List<String> names = disk.names(FOLDER);
    long last = names.isEmpty() ? 0 : number(names.get(names.size() - 1));
    String name = String.format(Locale.ROOT, "%012d.%s", last + 1, statement.about());
    disk.write(FOLDER + "/" + name, StatementForm.write(statement));
  }

  List<String> names() throws IOException {
    return disk.names(FOLDER);
  }

  /**
   * The first that fit one batch, at least one if any waits.
   *
   * @param most how many at most, at least 1
   */
  List<Entry> next(Limits limits, int most) throws IOException {
    List<Entry> chosen = new ArrayList<>();
    Optional<Epoch> epoch = Optional.empty();
    long objects = 0;
    long bytes = HEADER_BYTES;
    for (String name : names()) {
      Statement statement = entry(name).statement();
      objects += statement.objects().size();
      bytes += statement.bytes();
      boolean tooMuch = objects > limits.maxObjectsPerBatch() || bytes > limits.maxBatchBytes();
      if (!chosen.isEmpty() && (tooMuch || chosen.size() == most || !statement.fits(epoch))) {
        return chosen;
      }
      epoch = epoch.or(statement::epoch);
      chosen.add(new Entry(name, statement));
    }
    return chosen;
  }

  Entry entry(String name) throws IOException {
    byte[] file =
        disk.read(FOLDER + "/" + name)
            .orElseThrow(() -> new IOException("the outbox lost " + name + ": restore it"));
    return new Entry(name, StatementForm.read(file));
  }

  boolean has(String name) throws IOException {
    return disk.read(FOLDER + "/" + name).isPresent();
  }

  void remove(String name) throws IOException {
    disk.delete(FOLDER + "/" + name);
  }

  private static long number(String name) {
    return Long.parseLong(name.substring(0, name.indexOf('.')));
  }
}
