package org.stillwatch.sdk.sink.stix;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.store.ToldAlerts;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.indicator.StixId;

/**
 * What the lab was told before: since when a cluster or a campaign is known, and whether a campaign
 * still stands. So an object keeps the time of its making (STIX 2.1 section 3.6). Not thread-safe.
 */
public final class AlertHistory {
  private final Map<StixId, Instant> since = new HashMap<>();
  private final Map<StixId, Alert> newest = new HashMap<>();
  private Optional<Instant> first = Optional.empty();

  /** What the store remembers. */
  public static AlertHistory of(PrivateStore store, TrustRoot root) throws IOException {
    AlertHistory history = new AlertHistory();
    new ToldAlerts(store, root).each(any -> true, told -> history.add(told.alert()));
    return history;
  }

  /** Adds an alert; one that is known changes nothing. */
  void add(Alert alert) {
    since.merge(alert.cluster(), alert.issued(), AlertHistory::earlier);
    since.merge(alert.campaign(), alert.issued(), AlertHistory::earlier);
    first = Optional.of(first.map(one -> earlier(one, alert.issued())).orElse(alert.issued()));
    newest.merge(
        alert.cluster(),
        alert,
        (old, fresh) -> fresh.issued().isBefore(old.issued()) ? old : fresh);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** When the lab was first told of a cluster or campaign. */
  Instant since(StixId thing, Instant otherwise) {
    return since.getOrDefault(thing, otherwise);
  }

  /** When the lab was first told of anything. */
  Instant first(Instant otherwise) {
    return first.orElse(otherwise);
  }

  /** Whether any cluster of this lab is in the campaign by its newest alert. */
  boolean stands(StixId campaign) {
    return newest.values().stream()
        .anyMatch(one -> one.campaign().equals(campaign) && one.state() != AlertState.RETRACTED);
  }
}
