package org.stillwatch.sdk.cli.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.sdk.cli.local.StandingAlerts;
import org.stillwatch.sdk.transport.Sleeper;

/**
 * The alerts of all labs when no more are to come.
 *
 * @param byLab the alerts that stand, of each lab by its name
 */
record Alerted(TreeMap<String, List<StandingAlerts.Standing>> byLab) {
  private static final int LOOKS = 60;
  private static final Duration BETWEEN = Duration.ofMillis(250);

  /**
   * Waits until every attacked lab has an alert, and then for two ticks more, in which an alert
   * that should not be would come.
   *
   * @param tick of the hub's policy
   */
  static Alerted of(List<DemoLab> labs, Set<String> attacked, Duration tick, Sleeper sleeper)
      throws IOException, InterruptedException {
    for (int look = 0; look < LOOKS && !all(labs, attacked); look++) {
      sleeper.sleep(BETWEEN);
    }
    sleeper.sleep(tick.multipliedBy(2));
    TreeMap<String, List<StandingAlerts.Standing>> byLab = new TreeMap<>();
    for (DemoLab lab : labs) {
      byLab.put(lab.name(), lab.alerts());
    }
    return new Alerted(byLab);
  }

  private static boolean all(List<DemoLab> labs, Set<String> attacked) throws IOException {
    boolean all = true;
    for (DemoLab lab : labs) {
      all &= !attacked.contains(lab.name()) || !lab.alerts().isEmpty();
    }
    return all;
  }

  List<StandingAlerts.Standing> of(DemoLab lab) {
    return byLab.getOrDefault(lab.name(), List.of());
  }

  int count() {
    return byLab.values().stream().mapToInt(List::size).sum();
  }

  int campaigns() {
    return byLab.values().stream()
        .flatMap(List::stream)
        .map(standing -> standing.alert().campaign())
        .collect(Collectors.toSet())
        .size();
  }
}
