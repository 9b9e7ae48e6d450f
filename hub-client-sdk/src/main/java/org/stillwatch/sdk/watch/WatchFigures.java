package org.stillwatch.sdk.watch;

/** What a watch measures; the names are those of the metrics. */
final class WatchFigures {
  private static final String LOOKUPS = "stillwatch.watch.lookups";
  private static final String OUTCOME = "outcome";

  private final Meters.Counter clear;
  private final Meters.Counter reported;
  private final Meters.Counter alerted;
  private final Meters.Counter blind;
  private final Meters.Counter failures;

  WatchFigures(Meters meters, Watch watch) {
    clear = meters.counter(LOOKUPS, OUTCOME, "clear");
    reported = meters.counter(LOOKUPS, OUTCOME, "reported");
    alerted = meters.counter(LOOKUPS, OUTCOME, "alerted");
    blind = meters.counter(LOOKUPS, OUTCOME, "blind");
    failures = meters.counter("stillwatch.watch.refresh.failures");
    meters.gauge("stillwatch.watch.values", watch::size);
    meters.gauge("stillwatch.watch.clusters", watch::clusters);
    meters.gauge("stillwatch.watch.age.seconds", () -> age(watch));
  }

  private static double age(Watch watch) {
    return watch.freshness().age().map(age -> age.toMillis() / 1_000.0).orElse(Double.NaN);
  }

  void looked(Sighting found) {
    if (found instanceof Sighting.Alerted) {
      alerted.increment();
    } else if (found instanceof Sighting.Reported) {
      reported.increment();
    } else {
      clear.increment();
    }
  }

  void lookedBlind() {
    blind.increment();
  }

  void refreshFailed() {
    failures.increment();
  }
}
