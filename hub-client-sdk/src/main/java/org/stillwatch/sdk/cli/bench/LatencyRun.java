package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.cli.bench.LatencyResult.Ascending;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.RunFolder;
import org.stillwatch.wire.indicator.StixId;

/**
 * From a submission at one lab to the alert at another. Lab B reports cards first and follows its
 * feed; lab A reports one of them after the other. Each time is from just before lab A submits to
 * the moment at which lab B's feed has delivered the verified alert to its sink.
 */
public final class LatencyRun {
  /** Rounds before the first that counts: the hub's and the labs' code is compiled meanwhile. */
  public static final int WARM_UP = 50;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LONGEST_PAUSE_MILLIS = 50;
  private static final long SEED = 1;

  private final Bench bench;
  private final Consumer<String> narration;

  /**
   * A run to come.
   *
   * @param narration hears what is done, a sentence at a time
   */
  public LatencyRun(Bench bench, Consumer<String> narration) {
    this.bench = bench;
    this.narration = narration;
  }

  /**
   * Runs it.
   *
   * @param samples how many times are taken, at least 1
   */
  public LatencyResult of(int samples, RunFolder folder, Ending ending)
      throws IOException, InterruptedException {
    BenchHub hub = ending.with(bench.start(folder));
    BenchLab first = bench.enrolled(hub, "lab-b", folder);
    BenchLab second = bench.enrolled(hub, "lab-a", folder);
    narration.accept("The hub answers, two labs are enrolled.");
    int rounds = WARM_UP + samples;
    Map<Long, StixId> waiting = first.report(LongStream.range(0, rounds).toArray());
    narration.accept("Lab B reported " + rounds + " cards and follows its alerts.");
    Follower follower = ending.with(Follower.of(first.config(), bench.around()));
    Random pauses = new Random(SEED);
    long[] alerted = new long[rounds];
    long[] receipted = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      Observation seen = second.observe(i);
      Thread.sleep(pauses.nextInt(LONGEST_PAUSE_MILLIS));
      StixId cluster = BenchLab.cluster(waiting, i);
      long begun = System.nanoTime();
      second.submit(seen);
      receipted[i] = System.nanoTime() - begun;
      alerted[i] = delivered(follower, cluster) - begun;
      if ((i + 1) % 50 == 0) {
        narration.accept(
            (i + 1) + " of " + rounds + " rounds; the first " + WARM_UP + " do not count.");
      }
    }
    narration.accept("Until lab A has its receipt: " + words(counted(receipted)) + ".");
    return new LatencyResult(counted(alerted), bench.database().name());
  }

  private static Ascending counted(long[] nanos) {
    return new Ascending(LongStream.of(nanos).skip(WARM_UP).toArray());
  }

  private static String words(Ascending times) {
    return "median " + times.millis(50) + " ms, most " + times.millis(100) + " ms";
  }

  private static long delivered(Follower follower, StixId cluster)
      throws IOException, InterruptedException {
    OptionalLong at = follower.await(Set.of(cluster), PATIENCE);
    return at.orElseThrow(
        () -> new IOException("No alert came within " + PATIENCE.toSeconds() + " seconds."));
  }
}
