package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the hub and its database have used up, at one moment.
 *
 * @param nanos of {@link System#nanoTime}
 * @param hub processor time of the hub's process, in nanoseconds
 * @param database processor time of the processes that serve the hub's connections to PostgreSQL;
 *     empty where it cannot be read. What its other processes do (writing pages and the log out) is
 *     not in it.
 */
public record Cost(long nanos, long hub, OptionalLong database) {
  private static final Path PROCESSES = Path.of("/proc");

  /** The cost so far. */
  static Cost now(BenchHub hub, BenchDatabase database) throws IOException {
    Optional<String> name = database.databaseName();
    return new Cost(
        System.nanoTime(),
        used(ProcessHandle.of(hub.process().pid()))
            .orElseThrow(() -> new IOException("The hub has ended.")),
        name.isPresent() ? ofConnections(name.get()) : OptionalLong.empty());
  }

  /** What was used since. */
  Cost minus(Cost earlier) {
    return new Cost(
        nanos - earlier.nanos,
        hub - earlier.hub,
        database.isPresent() && earlier.database.isPresent()
            ? OptionalLong.of(database.getAsLong() - earlier.database.getAsLong())
            : OptionalLong.empty());
  }

  private static OptionalLong used(Optional<ProcessHandle> process) {
    return process
        .flatMap(one -> one.info().totalCpuDuration())
        .map(Duration::toNanos)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** PostgreSQL writes the database's name into the command line of each such process. */
  private static OptionalLong ofConnections(String database) throws IOException {
    if (!Files.isDirectory(PROCESSES)) {
      return OptionalLong.empty();
    }
    List<Path> all;
    try (Stream<Path> entries = Files.list(PROCESSES)) {
      all = entries.filter(path -> path.getFileName().toString().matches("[0-9]+")).toList();
    }
    long sum = 0;
    boolean found = false;
    for (Path one : all) {
      String title = title(one);
      if (title.startsWith("postgres: ") && title.contains(" " + database + " ")) {
        long pid = Long.parseLong(one.getFileName().toString());
        OptionalLong used = used(ProcessHandle.of(pid));
        found |= used.isPresent();
        sum += used.orElse(0);
      }
    }
    return found ? OptionalLong.of(sum) : OptionalLong.empty();
  }

  private static String title(Path process) {
    try {
      return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException _ended) {
      return "";
    }
  }

  /** Resident memory of a process in bytes; empty where the system does not say it this way. */
  static OptionalLong resident(long pid) {
    Path status = PROCESSES.resolve(Long.toString(pid)).resolve("status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
