package org.stillwatch.sdk.cli.campaign;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.cli.local.StandingAlerts;
import org.stillwatch.sdk.transport.Sleeper;

/**
 * The alerts of all labs when no more come.
 *
 * @param standing by the name of the lab
 * @param seconds until the last of them was there; the wait for more is not counted
 */
record LastAlerts(Map<String, List<StandingAlerts.Standing>> standing, double seconds) {
  private static final Duration BETWEEN = Duration.ofMillis(250);

  /** No alert for so long, and none is to come; the hub's tick is a second. */
  private static final int QUIET_LOOKS = 40;

  /** The first may take longer. */
  private static final int MOST_LOOKS = 400;

  static LastAlerts of(List<String> names, List<Lab> labs, Sleeper sleeper)
      throws IOException, InterruptedException {
    Stopwatch watch = new Stopwatch(System::nanoTime);
    List<StandingAlerts> kept = new ArrayList<>();
    int heard = 0;
    for (Lab lab : labs) {
      StandingAlerts alerts = new StandingAlerts();
      kept.add(alerts);
      lab.onAlert(alerts);
      heard += lab.alertsFromStart();
      lab.catchUp();
    }
    double seconds = heard == 0 ? 0 : watch.lap();
    double since = 0;
    int quiet = 0;
    for (int look = 0; look < MOST_LOOKS && (heard == 0 || quiet < QUIET_LOOKS); look++) {
      sleeper.sleep(BETWEEN);
      int more = 0;
      for (Lab lab : labs) {
        more += lab.catchUp();
      }
      since += watch.lap();
      quiet = more == 0 ? quiet + 1 : 0;
      if (more > 0) {
        heard += more;
        seconds += since;
        since = 0;
      }
    }
    Map<String, List<StandingAlerts.Standing>> standing = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      standing.put(names.get(i), kept.get(i).all());
    }
    return new LastAlerts(standing, seconds);
  }

  int count() {
    return standing.values().stream().mapToInt(List::size).sum();
  }
}
