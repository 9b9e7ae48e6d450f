package org.stillwatch.sdk.cli.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.indicator.StixId;

/** The alerts of one lab that hold: the last of each cluster, unless it is a retraction. */
public final class StandingAlerts implements DetectionSink {
  private final Map<StixId, Standing> byCluster = new LinkedHashMap<>();

  /**
   * An alert and whom it is about.
   *
   * @param accounts by the lab's own names, from its private store
   */
  public record Standing(Alert alert, SortedSet<String> accounts) {}

  @Override
  public void accept(VerifiedAlert verified, SortedSet<String> accounts) {
    Alert alert = verified.alert();
    if (alert.state() == AlertState.RETRACTED) {
      byCluster.remove(alert.cluster());
    } else {
      byCluster.put(alert.cluster(), new Standing(alert, accounts));
    }
  }

  /** In the order in which the clusters were first heard of. */
  public List<Standing> all() {
    return new ArrayList<>(byCluster.values());
  }
}
