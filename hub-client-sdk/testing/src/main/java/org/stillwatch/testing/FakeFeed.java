package org.stillwatch.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillwatch.wire.AtTheEdge;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.alert.Grounds;
import org.stillwatch.wire.alert.Rarity;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.policy.Ceiling;
import org.stillwatch.wire.policy.Policy;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.seal.SoftwareSigningKey;

/** The alerts of a fake hub. */
@AtTheEdge
public final class FakeFeed {
  private final HubId hubId;
  private final SoftwareSigningKey hubKey;
  private final Clock clock;
  private final FakeLog log;
  private final Map<LabId, List<String>> alerts = new HashMap<>();
  private final Map<StixId, StixId> newest = new HashMap<>();

  FakeFeed(HubId hubId, SoftwareSigningKey hubKey, Clock clock, FakeLog log) {
    this.hubId = hubId;
    this.hubKey = hubKey;
    this.clock = clock;
    this.log = log;
  }

  /** Raises an alert about a report of a lab. */
  public StixId raise(LabId lab, StixId cluster) {
    Alert alert =
        new Alert(
            new StixId(Alert.TYPE, UUID.randomUUID()),
            hubId.value(),
            lab.value(),
            clock.instant(),
            new StixId("campaign", UUID.randomUUID()),
            cluster,
            AlertState.ACTIVE,
            Grounds.of(List.of(new Why("payment-token/1", Similarity.SAME, Rarity.RARE))),
            "2",
            Ceiling.REVIEW,
            Optional.empty(),
            log.promised(clock.instant()));
    send(alert, lab);
    return alert.id();
  }

  /** Tells a lab what its cluster's matches came to. */
  void tell(FakeCampaigns.News news, int labs, Policy policy) {
    StixId id = new StixId(Alert.TYPE, UUID.randomUUID());
    Optional<StixId> before;
    synchronized (this) {
      before = Optional.ofNullable(newest.put(news.cluster(), id));
    }
    Alert alert =
        new Alert(
            id,
            hubId.value(),
            news.lab().value(),
            clock.instant(),
            news.campaign(),
            news.cluster(),
            news.state(),
            news.grounds(),
            policy.matching().labEdges().bucket(labs),
            policy.ceilings().forLabs(labs),
            before,
            log.promised(clock.instant()));
    send(alert, news.lab());
  }

  private void send(Alert alert, LabId lab) {
    byte[] canonical = alert.toCanonical();
    log.add(LeafKind.ALERT, Digest.of(canonical), lab);
    publish(lab, Seal.seal(SealType.ALERT, canonical, hubKey));
  }

  /** The first of a lab's alerts. */
  public synchronized String first(LabId lab) {
    return alerts.getOrDefault(lab, List.of()).get(0);
  }

  /** Puts any text into a lab's feed. */
  public synchronized void publish(LabId lab, String jws) {
    alerts.computeIfAbsent(lab, l -> new ArrayList<>()).add(jws);
    notifyAll();
  }

  synchronized ObjectNode page(LabId lab, Map<String, String> query) throws InterruptedException {
    int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
    long until =
        System.nanoTime()
            + Duration.ofSeconds(Long.parseLong(query.getOrDefault("wait", "0"))).toNanos();
    List<String> all = alerts.computeIfAbsent(lab, l -> new ArrayList<>());
    while (all.size() <= from && System.nanoTime() < until) {
      wait(20);
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    var list = json.putArray("alerts");
    int to = Math.min(all.size(), from + 2);
    all.subList(Math.min(from, to), to).forEach(list::add);
    return json.put("next", Integer.toString(Math.max(from, to)));
  }
}
