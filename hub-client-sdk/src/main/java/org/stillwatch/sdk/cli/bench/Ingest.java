package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.wire.indicator.StixId;

/**
 * Two labs that submit small batches all the time, each on a thread of its own: one reports fresh
 * cards, the other reports each of them after it. What either was given a receipt for is noted.
 * Whatever happens to the hub, they go on. {@link #accepted} may be asked from any thread.
 */
final class Ingest {
  /** Longer than a hub takes to start on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int MOST_IN_BATCH = 3;
  private static final int MOST_AHEAD = 60;

  private final BenchLab ahead;
  private final BenchLab after;
  private final Random aheadSizes;
  private final Random afterSizes;
  private final BlockingQueue<Reported> waiting = new LinkedBlockingQueue<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final AtomicLong byAhead = new AtomicLong();
  private final AtomicLong byAfter = new AtomicLong();
  private volatile boolean going;
  private long next;

  /** The reports that two labs made of one card. */
  record Pair(StixId ahead, StixId after) {}

  private record Reported(long number, StixId report) {}

  Ingest(BenchLab ahead, BenchLab after, long seed) {
    this.ahead = ahead;
    this.after = after;
    this.aheadSizes = new Random(seed);
    this.afterSizes = new Random(seed + 1);
  }

  /** Runs the labs while the work is done; returns when both have ended their last batch. */
  void during(Work work) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    going = true;
    try {
      List<Future<?>> running = new ArrayList<>();
      running.add(threads.submit(() -> goOn(this::reportAhead)));
      running.add(threads.submit(() -> goOn(this::reportAfter)));
      try {
        work.done(running);
      } finally {
        going = false;
      }
      for (Future<?> one : running) {
        ended(one);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** What is done meanwhile; it may look whether one of the labs has ended by a failure. */
  @FunctionalInterface
  interface Work {
    void done(List<Future<?>> running) throws IOException, InterruptedException;
  }

  @FunctionalInterface
  private interface Step {
    void take() throws IOException, InterruptedException;
  }

  private Void goOn(Step step) throws IOException, InterruptedException {
    while (going) {
      step.take();
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

  /** How many batches of one card or more each lab has receipts for; the least of the two. */
  long accepted() {
    return Math.min(byAhead.get(), byAfter.get());
  }

  /** All cards that both labs have receipts for. Asked while the labs rest. */
  List<Pair> pairs() {
    return List.copyOf(pairs);
  }

  private void reportAhead() throws IOException, InterruptedException {
    if (waiting.size() > MOST_AHEAD) {
      Thread.sleep(5);
      return;
    }
    long[] numbers = new long[1 + aheadSizes.nextInt(MOST_IN_BATCH)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = next++;
    }
    Map<Long, StixId> reports = reported(ahead, numbers);
    byAhead.incrementAndGet();
    for (long number : numbers) {
      waiting.add(new Reported(number, BenchLab.cluster(reports, number)));
    }
  }

  private void reportAfter() throws IOException, InterruptedException {
    Reported first = waiting.poll(50, TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    List<Reported> taken = new ArrayList<>(List.of(first));
    waiting.drainTo(taken, afterSizes.nextInt(MOST_IN_BATCH));
    long[] numbers = taken.stream().mapToLong(Reported::number).toArray();
    Map<Long, StixId> reports = reported(after, numbers);
    byAfter.incrementAndGet();
    for (Reported one : taken) {
      pairs.add(new Pair(one.report(), BenchLab.cluster(reports, one.number())));
    }
  }

  private static Map<Long, StixId> reported(BenchLab lab, long... numbers)
      throws IOException, InterruptedException {
    Observation seen = persistently(() -> lab.observe(numbers));
    persistently(() -> {
      lab.submit(seen);
      return true;
    });
    return BenchLab.reports(seen);
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T made() throws IOException;
  }

  /** The outbox keeps what could not be sent: the same call sends it later. */
  private static <T> T persistently(Attempt<T> attempt) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return attempt.made();
      } catch (HubUnreachable e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(50);
      }
    }
  }
}
