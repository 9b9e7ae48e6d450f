package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

  private static OptionalLong ofConnections(String database) throws IOException {
    List<ProcessHandle> all = ServerProcesses.ofConnections(database);
    return all.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(all.stream().mapToLong(one -> used(Optional.of(one)).orElse(0)).sum());
  }
}
