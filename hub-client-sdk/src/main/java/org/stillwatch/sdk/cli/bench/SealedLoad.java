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

/** Batches of several labs, sealed and waiting. Each lab sends its own one after the other. */
final class SealedLoad {
  /** In a batch, at most. */
  static final int OBJECTS = 500;

  private final List<Waiting> waiting;
  private final long indicators;

  private record Waiting(SealedLab lab, Deque<SealedLab.Sealed> batches) {}

  private SealedLoad(List<Waiting> waiting, long indicators) {
    this.waiting = waiting;
    this.indicators = indicators;
  }

  /**
   * Makes and seals batches.
   *
   * @param indicators so many at least; every lab has the same number of batches
   */
  static SealedLoad of(List<SealedLab> labs, BenchReports reports, Instant now, int indicators) {
    List<Waiting> all = labs.stream().map(lab -> new Waiting(lab, new ArrayDeque<>())).toList();
    long made = 0;
    while (made < indicators) {
      for (Waiting one : all) {
        SealedLab lab = one.lab();
        SealedLab.Sealed batch =
            lab.seal(reports.batch(lab.identity(), lab.terms().epoch(), now, OBJECTS));
        one.batches().add(batch);
        made += batch.indicators();
      }
    }
    return new SealedLoad(all, made);
  }

  /** Sends all of them, each lab on a thread of its own. */
  IngestSample send(BenchHub hub, BenchDatabase database) throws IOException, InterruptedException {
    Cost before = Cost.now(hub, database);
    ExecutorService threads = Executors.newFixedThreadPool(waiting.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      for (Waiting one : waiting) {
        running.add(threads.submit(() -> sendAll(one)));
      }
      for (Future<?> one : running) {
        ended(one);
      }
    } finally {
      threads.shutdownNow();
    }
    return new IngestSample(indicators, Cost.now(hub, database).minus(before));
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
