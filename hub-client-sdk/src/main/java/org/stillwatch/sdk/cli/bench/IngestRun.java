package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.RunFolder;

/**
 * How fast a hub takes indicators in, matching and alerts included. Several labs send at once, each
 * one batch after the other. All batches are made and sealed before the clock runs, so that the
 * labs' own work is not in the figures; sending and checking receipts is.
 */
public final class IngestRun {
  /** Samples that count, of equal size. */
  public static final int SAMPLES = 5;

  private static final int LABS = 4;
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
    Instant now = bench.around().clock().instant();
    SealedLoad warmUp = SealedLoad.of(labs, reports, now, Math.min(indicators, 30_000));
    List<SealedLoad> parts = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      parts.add(SealedLoad.of(labs, reports, now, indicators / SAMPLES));
    }
    narration.accept("All batches are sealed. Warming up.");
    warmUp.send(hub, bench.database());
    List<IngestSample> samples = new ArrayList<>();
    for (SealedLoad part : parts) {
      samples.add(part.send(hub, bench.database()));
      narration.accept("A sample: " + samples.get(samples.size() - 1).json());
    }
    return new IngestResult(
        kind,
        bench.database().name(),
        LABS,
        SealedLoad.OBJECTS,
        samples,
        ServerProcesses.resident(hub.process().pid()));
  }
}
