package org.stillwatch.sdk.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.indicator.StixId;

/**
 * The lab's clusters, numbered as they come, and what is known of each. Not thread-safe: whoever
 * changes it holds the watch's lock.
 */
final class Standing {
  private final Map<StixId, Integer> numbers = new HashMap<>();
  private final List<StixId> clusters = new ArrayList<>();
  private final Map<StixId, Alert> alerts = new HashMap<>();
  private final Set<StixId> withdrawn = new HashSet<>();

  /** The number of a new cluster; empty if it is known already. */
  Optional<Integer> add(StixId cluster) {
    if (numbers.containsKey(cluster)) {
      return Optional.empty();
    }
    int number = clusters.size();
    numbers.put(cluster, number);
    clusters.add(cluster);
    return Optional.of(number);
  }

  boolean knows(StixId cluster) {
    return numbers.containsKey(cluster);
  }

  /** Takes a cluster's newest alert; those that come late change nothing. */
  void take(Alert alert) {
    alerts.merge(alert.cluster(), alert, (old, fresh) -> follows(fresh, old) ? fresh : old);
  }

  private static boolean follows(Alert fresh, Alert old) {
    int order = fresh.issued().compareTo(old.issued());
    return order == 0 ? fresh.supersedes().equals(Optional.of(old.id())) : order > 0;
  }

  /** The lab took the report back: it says nothing any more. */
  void withdraw(StixId cluster) {
    withdrawn.add(cluster);
  }

  /** What is known of each cluster, by number. */
  Sighting[] known() {
    Sighting[] known = new Sighting[clusters.size()];
    for (int i = 0; i < known.length; i++) {
      known[i] = of(clusters.get(i));
    }
    return known;
  }

  private Sighting of(StixId cluster) {
    if (withdrawn.contains(cluster)) {
      return Sighting.CLEAR;
    }
    Alert alert = alerts.get(cluster);
    if (alert == null || alert.state() == AlertState.RETRACTED) {
      return new Sighting.Reported(cluster);
    }
    return new Sighting.Alerted(
        cluster, alert.campaign(), alert.id(), alert.labs(), alert.ceiling(), alert.issued());
  }

  int clusters() {
    return clusters.size();
  }
}
