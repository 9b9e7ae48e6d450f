package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The processes of a PostgreSQL server on this machine, as Linux shows them. Empty answers where
 * they cannot be seen: another machine, another system, another user's processes.
 */
final class ServerProcesses {
  private static final Path PROCESSES = Path.of("/proc");
  private static final long KIB = 1024;

  private ServerProcesses() {}

  /** PostgreSQL writes the database's name into the command line of each such process. */
  static List<ProcessHandle> ofConnections(String database) throws IOException {
    if (!Files.isDirectory(PROCESSES)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(PROCESSES)) {
      return entries
          .filter(path -> path.getFileName().toString().matches("[0-9]+"))
          .filter(path -> serves(title(path), database))
          .flatMap(path -> ProcessHandle.of(Long.parseLong(path.getFileName().toString())).stream())
          .toList();
    }
  }

  private static boolean serves(String title, String database) {
    return title.startsWith("postgres: ") && title.contains(" " + database + " ");
  }

  private static String title(Path process) {
    try {
      return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException _ended) {
      return "";
    }
  }

  /**
   * Memory of the whole server in bytes, its buffers and its connections to other databases
   * included; what several of its processes share is counted once.
   */
  static OptionalLong memory(String database) throws IOException {
    Optional<ProcessHandle> server =
        ofConnections(database).stream().flatMap(one -> one.parent().stream()).findFirst();
    if (server.isEmpty()) {
      return OptionalLong.empty();
    }
    long sum = 0;
    for (ProcessHandle one : Stream.concat(server.stream(), server.get().children()).toList()) {
      OptionalLong own = share(one.pid());
      if (own.isEmpty() && one.isAlive()) {
        return OptionalLong.empty();
      }
      sum += own.orElse(0);
    }
    return OptionalLong.of(sum);
  }

  /** Proportional set size: shared pages are divided among those that have them. */
  private static OptionalLong share(long pid) {
    return line(PROCESSES.resolve(Long.toString(pid)).resolve("smaps_rollup"), "Pss:");
  }

  /** Resident memory of any process in bytes. */
  static OptionalLong resident(long pid) {
    return line(PROCESSES.resolve(Long.toString(pid)).resolve("status"), "VmRSS:");
  }

  private static OptionalLong line(Path file, String name) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
          .findFirst();
    } catch (IOException _notShown) {
      return OptionalLong.empty();
    }
  }
}
