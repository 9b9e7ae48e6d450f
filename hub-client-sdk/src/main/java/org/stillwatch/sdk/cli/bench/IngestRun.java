package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.RunFolder;
import org.stillwatch.wire.indicator.StixId;

/**
 * How fast a hub takes indicators in, matching and alerts included. Several labs send at once, each
 * one batch after the other. All batches are made and sealed before the clock runs, so that the
 * labs' own work is not in the figures; sending and checking receipts is.
 */
public final class IngestRun {
  /** Samples that count, of equal size. */
  public static final int SAMPLES = 5;

  private static final int LABS = 4;
  private static final int OBJECTS = 500;
  private static final long SEED = 1;

  private final Bench bench;
  private final BenchKind kind;
  private final Consumer<String> narration;

  /** A run to come. */
  public IngestRun(Bench bench, BenchKind kind, Consumer<String> narration) {
    this.bench = bench;
    this.kind = kind;
    this.narration = narration;
  }

  private record Waiting(SealedLab lab, Deque<SealedLab.Sealed> batches) {}

  /**
   * Runs it.
   *
   * @param indicators that count, about; as many come before them to warm up, at most 30,000
   */
  public IngestResult of(int indicators, RunFolder folder, Ending ending)
      throws IOException, InterruptedException {
    BenchHub hub = ending.with(bench.startAsServed(folder));
    List<SealedLab> labs = new ArrayList<>();
    for (int i = 0; i < LABS; i++) {
      labs.add(bench.enrolledToSeal(hub, "lab-" + (char) ('a' + i), folder));
    }
    narration.accept("The hub answers, " + LABS + " labs are enrolled. " + Drawn.inWords());
    BenchReports reports = new BenchReports(kind, SEED);
    List<Waiting> warmUp = sealed(labs, reports, Math.min(indicators, 30_000));
    List<List<Waiting>> parts = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      parts.add(sealed(labs, reports, indicators / SAMPLES));
    }
    narration.accept("All batches are sealed. Warming up.");
    sample(hub, warmUp);
    List<IngestSample> samples = new ArrayList<>();
    for (List<Waiting> part : parts) {
      samples.add(sample(hub, part));
      narration.accept("A sample: " + samples.get(samples.size() - 1).json());
    }
    return new IngestResult(
        kind, bench.database().name(), LABS, OBJECTS, samples, Cost.resident(hub.process().pid()));
  }

  private List<Waiting> sealed(List<SealedLab> labs, BenchReports reports, int indicators) {
    List<Waiting> all = labs.stream().map(lab -> new Waiting(lab, new ArrayDeque<>())).toList();
    Instant now = bench.around().clock().instant();
    int made = 0;
    while (made < indicators) {
      for (Waiting one : all) {
        SealedLab lab = one.lab();
        StixId id = new StixId("identity", lab.config().root().lab().value());
        SealedLab.Sealed batch = lab.seal(reports.batch(id, lab.terms().epoch(), now, OBJECTS));
        one.batches().add(batch);
        made += batch.indicators();
      }
    }
    return all;
  }

  private IngestSample sample(BenchHub hub, List<Waiting> part)
      throws IOException, InterruptedException {
    long indicators =
        part.stream()
            .flatMap(one -> one.batches().stream())
            .mapToLong(SealedLab.Sealed::indicators)
            .sum();
    Cost before = Cost.now(hub, bench.database());
    ExecutorService threads = Executors.newFixedThreadPool(part.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Waiting one : part) {
        running.add(threads.submit(() -> sendAll(one)));
      }
      for (Future<?> one : running) {
        ended(one);
      }
    } finally {
      threads.shutdownNow();
    }
    return new IngestSample(indicators, Cost.now(hub, bench.database()).minus(before));
  }

  private static Void sendAll(Waiting waiting) throws IOException {
    while (!waiting.batches().isEmpty()) {
      waiting.lab().send(waiting.batches().remove());
    }
    return null;
  }

  private static void ended(Future<?> one) throws IOException, InterruptedException {
    try {
      one.get();
    } catch (ExecutionException e) {
      throw new IOException("A lab could not go on: " + e.getCause(), e.getCause());
    }
  }
}
