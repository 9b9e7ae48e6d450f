package org.stillwatch.sdk.watch;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.alert.Grounds;
import org.stillwatch.wire.alert.Rarity;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.policy.Ceiling;

/** A store in memory, that fails when told to. */
final class FakeSource implements WatchSource {
  record Report(SortedSet<String> accounts, Bytes values) {}

  final Map<StixId, Report> reports = new LinkedHashMap<>();
  final Map<StixId, Alert> alerts = new LinkedHashMap<>();
  final Set<StixId> withdrawn = new HashSet<>();
  Optional<Instant> feedRead = Optional.empty();

  /** Reports that are given before the disk fails; -1 if it does not. */
  int failAfter = -1;

  Runnable whileReading = () -> {};

  StixId report(Set<String> accounts, List<WatchDigest.Key> values) {
    StixId id = new StixId("grouping", UUID.randomUUID());
    reports.put(id, new Report(new TreeSet<>(accounts), WatchedValues.of(values)));
    return id;
  }

  Alert alert(StixId cluster, AlertState state, Ceiling ceiling, Instant issued, Alert... before) {
    Alert alert =
        new Alert(
            new StixId(Alert.TYPE, UUID.randomUUID()),
            UUID.randomUUID(),
            UUID.randomUUID(),
            issued,
            new StixId("campaign", UUID.randomUUID()),
            cluster,
            state,
            state == AlertState.RETRACTED
                ? Optional.empty()
                : Grounds.of(List.of(new Why("payment-token/1", Similarity.SAME, Rarity.RARE))),
            "3+",
            ceiling,
            before.length == 0 ? Optional.empty() : Optional.of(before[0].id()),
            Optional.empty());
    alerts.put(alert.id(), alert);
    return alert;
  }

  @Override
  public void reports(Predicate<StixId> wanted, ReportTaker taker) throws IOException {
    whileReading.run();
    int given = 0;
    for (var one : reports.entrySet()) {
      if (wanted.test(one.getKey())) {
        if (given++ == failAfter) {
          throw new IOException("the disk failed");
        }
        taker.take(one.getKey(), one.getValue().accounts(), one.getValue().values());
      }
    }
  }

  @Override
  public void alerts(Predicate<StixId> wanted, Consumer<Alert> taker) throws IOException {
    for (Alert one : alerts.values()) {
      if (wanted.test(one.id())) {
        taker.accept(one);
      }
    }
  }

  @Override
  public Set<StixId> withdrawn() {
    return withdrawn;
  }

  @Override
  public Optional<Instant> feedRead() {
    return feedRead;
  }
}
