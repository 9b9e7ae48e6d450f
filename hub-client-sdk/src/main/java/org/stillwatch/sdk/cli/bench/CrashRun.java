package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.RunFolder;
import org.stillwatch.sdk.cli.local.VerifiedLog;
import org.stillwatch.wire.indicator.StixId;

/**
 * Kills a hub in the middle of its work, again and again. Two labs submit all the time; the hub is
 * ended by SIGKILL at a random moment and started again on the same data and port; the labs'
 * outboxes go on. After every round the receipts since the one before are held against the hub, and
 * after some of them, and in the end, all that were ever given, and all alerts of both labs against
 * what was accepted.
 */
public final class CrashRun {
  private static final int EARLIEST_MILLIS = 300;
  private static final int SPAN_MILLIS = 2_700;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Of so many rounds one looks at everything since the beginning, the others at what is new. */
  private static final int WHOLE = 10;

  /** Batches of each lab after the restart, before the round may end. */
  private static final int AFTERWARDS = 2;

  private final Bench bench;
  private final Consumer<String> narration;
  private final Findings findings;

  /**
   * A run to come.
   *
   * @param narration hears what is done, a sentence at a time
   */
  public CrashRun(Bench bench, Consumer<String> narration) {
    this.bench = bench;
    this.narration = narration;
    this.findings = new Findings(narration);
  }

  /**
   * Runs it.
   *
   * @param rounds kills, at least 1
   * @param seed of the moments of the kills and of the sizes of batches
   */
  public CrashResult of(int rounds, long seed, RunFolder folder, Ending ending)
      throws IOException, InterruptedException {
    BenchHub hub = ending.with(bench.start(folder));
    BenchLab ahead = bench.enrolled(hub, "lab-b", folder);
    BenchLab after = bench.enrolled(hub, "lab-a", folder);
    Follower follower = ending.with(Follower.of(ahead.config(), bench.around()));
    Ingest ingest = new Ingest(ahead, after, seed);
    Audit ofAhead = new Audit(ahead, bench.around(), findings);
    Audit ofAfter = new Audit(after, bench.around(), findings);
    Random moments = new Random(seed);
    long[] restarts = new long[rounds];
    int receipts = 0;
    for (int round = 0; round < rounds; round++) {
      int moment = EARLIEST_MILLIS + moments.nextInt(SPAN_MILLIS);
      restarts[round] = killedOnce(hub, ingest, moment).toNanos();
      boolean whole = (round + 1) % WHOLE == 0 || round + 1 == rounds;
      receipts = ofAhead.receipts(whole) + ofAfter.receipts(whole);
      ofAhead.log();
      ofAfter.log();
      if (whole) {
        ofAhead.alerts(of(ingest, Ingest.Pair::ahead));
        ofAfter.alerts(of(ingest, Ingest.Pair::after));
      }
      narration.accept(
          told(round + 1, rounds, moment, restarts[round], held(whole, receipts, ingest)));
    }
    Set<StixId> matched = of(ingest, Ingest.Pair::ahead);
    if (follower.await(matched, PATIENCE).isEmpty()) {
      narration.accept("The feed that was followed through all kills lacks alerts.");
    }
    ofAhead.compare(matched, follower.times(), "in the feed that was followed");
    VerifiedLog log =
        VerifiedLog.of(
            List.of(ahead.lab(), after.lab()), folder.path().resolve("log-copy"), bench.around());
    log.findings().forEach(findings::notInLog);
    narration.accept(
        "The log has " + log.leaves() + " leaves; held against " + log.receipts() + " receipts.");
    return result(rounds, receipts, log.leaves(), restarts);
  }

  private CrashResult result(int rounds, int receipts, long leaves, long... restarts) {
    return new CrashResult(
        rounds,
        receipts,
        findings.lost(),
        findings.halfKept(),
        findings.doubled(),
        leaves,
        findings.notInLog(),
        new LatencyResult.Ascending(restarts),
        bench.database().name());
  }

  private Duration killedOnce(BenchHub hub, Ingest ingest, int moment)
      throws IOException, InterruptedException {
    Duration[] restart = new Duration[1];
    ingest.during(running -> {
      Thread.sleep(moment);
      hub.kill();
      restart[0] = hub.startAgain();
      awaitMore(ingest, ingest.accepted() + AFTERWARDS, running);
    });
    return restart[0];
  }

  private static void awaitMore(Ingest ingest, long enough, List<Future<?>> running)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ingest.accepted() < enough && running.stream().noneMatch(Future::isDone)) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "The labs got no receipt within " + PATIENCE.toSeconds() + " s of the hub's return.");
      }
      Thread.sleep(20);
    }
  }

  private static Set<StixId> of(Ingest ingest, Function<Ingest.Pair, StixId> side) {
    return ingest.pairs().stream().map(side).collect(Collectors.toSet());
  }

  private static String held(boolean whole, int receipts, Ingest ingest) {
    return whole
        ? "all " + receipts + " receipts and " + 2 * ingest.pairs().size() + " alerts are held to"
        : "it is held to what is new of " + receipts + " receipts";
  }

  private static String told(int round, int rounds, int moment, long restart, String held) {
    return "round "
        + round
        + " of "
        + rounds
        + ": killed after "
        + moment
        + " ms, back after "
        + Duration.ofNanos(restart).toMillis()
        + " ms; "
        + held;
  }
}
