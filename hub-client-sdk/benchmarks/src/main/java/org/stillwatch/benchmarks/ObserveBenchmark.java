package org.stillwatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.stillwatch.sdk.cli.world.World;
import org.stillwatch.sdk.cli.world.WorldPlan;
import org.stillwatch.sdk.cluster.Recipe;
import org.stillwatch.sdk.cluster.Reduction;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.observe.ExchangeReader;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.wire.AtTheEdge;

/**
 * The way of exchanges in a file, gzip of JSON Lines of an invented world of 100 exchanges an
 * account, about 650 characters a prompt: an exchange is the unit. One thread.
 */
@AtTheEdge
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ObserveBenchmark {
  private static final int EXCHANGES = 40_000;
  private static final int ACCOUNTS = 400;

  private final GroupKey key = GroupKey.of(new byte[16]);
  private final SecureRandom random = new SecureRandom();
  private Path folder = Path.of("");

  /** Writes the world. */
  @Setup
  public void invent() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("stillwatch-bench-");
    Instant start = Instant.parse(WorldPlan.DEFAULT_START);
    World.simulate(new WorldPlan(ACCOUNTS, EXCHANGES, 1, 7, start), folder, more -> {});
  }

  /** Removes it. */
  @TearDown
  public void remove() throws IOException {
    Files.deleteIfExists(file());
    Files.deleteIfExists(folder.resolve("truth.json"));
    Files.deleteIfExists(folder);
  }

  private Path file() {
    return folder.resolve("lab-1.jsonl.gz");
  }

  private ExchangeReader reader() throws IOException {
    return new ExchangeReader(
        Files.newInputStream(file()), ExchangeReader.Limits.USUAL, read -> {});
  }

  /** Unpacking and reading. */
  @Benchmark
  @OperationsPerInvocation(EXCHANGES)
  public long read() throws IOException {
    long sum = 0;
    try (ExchangeReader reader = reader()) {
      for (Optional<Exchange> one = reader.next(); one.isPresent(); one = reader.next()) {
        sum += one.get().prompt().length();
      }
    }
    return sum;
  }

  /** Unpacking, reading, grouping by account, templates, clusters and sketches. */
  @Benchmark
  @OperationsPerInvocation(EXCHANGES)
  public int observe() throws IOException {
    try (Reduction reduction =
            new Reduction(
                key,
                Background.none(key),
                Recipe.USUAL,
                AccountBatches.Limits.USUAL,
                folder,
                random);
        ExchangeReader reader = reader()) {
      for (Optional<Exchange> one = reader.next(); one.isPresent(); one = reader.next()) {
        reduction.add(one.get(), Set.of());
      }
      return reduction.finish().size();
    }
  }
}
