package org.stillwatch.hub.alerts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillwatch.hub.campaigns.Campaign;
import org.stillwatch.hub.campaigns.CampaignStore;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.keys.RandomIds;
import org.stillwatch.hub.ledger.Ledger;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.alert.Grounds;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.indicator.Standing;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.policy.Ceiling;
import org.stillwatch.wire.policy.Policy;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealType;

/**
 * Writes alerts for clusters whose situation may have changed: nothing where the last alert still
 * says it all. Runs in the transaction of the batch, under the matching lock.
 */
@Singleton
public final class Alerts {
  /** Clusters whose situation is asked for at once. */
  private static final int AT_ONCE = 1_000;

  private final AlertStore store;
  private final CampaignStore campaigns;
  private final Ledger ledger;
  private final HubIdentity hub;
  private final RandomIds ids;

  /** Alerts over those stores, signed by that hub. */
  @Inject
  public Alerts(
      AlertStore store, CampaignStore campaigns, Ledger ledger, HubIdentity hub, RandomIds ids) {
    this.store = store;
    this.campaigns = campaigns;
    this.ledger = ledger;
    this.hub = hub;
    this.ids = ids;
  }

  /** Tells the labs of those clusters what is new about them, if anything is. */
  public void tell(Map<Long, MemberId> touched, Policy policy, Instant now) {
    List<Long> reports = touched.keySet().stream().sorted().toList();
    for (int from = 0; from < reports.size(); from += AT_ONCE) {
      List<Long> some = reports.subList(from, Math.min(from + AT_ONCE, reports.size()));
      Map<MemberId, Feed> feeds = new LinkedHashMap<>();
      Map<Long, AlertStore.Said> last = store.last(some);
      Map<Long, CampaignStore.Situation> situations = campaigns.situations(some);
      Map<Long, Campaign> known = new HashMap<>();
      for (long report : some) {
        Cluster cluster =
            new Cluster(
                report,
                Objects.requireNonNull(situations.get(report), "a report that is kept"),
                Optional.ofNullable(last.get(report)));
        MemberId lab = Objects.requireNonNull(touched.get(report));
        Feed feed = feeds.computeIfAbsent(lab, l -> new Feed(store.end(l), policy, now));
        tell(cluster, lab, feed, known, policy);
      }
      feeds.forEach((lab, feed) -> feed.append(store, ledger, lab, now));
    }
  }

  private record Cluster(long report, CampaignStore.Situation is, Optional<AlertStore.Said> last) {
    boolean standing() {
      return last.filter(said -> !said.state().equals("retracted")).isPresent();
    }
  }

  private void tell(
      Cluster cluster, MemberId lab, Feed feed, Map<Long, Campaign> known, Policy policy) {
    List<Why> why = cluster.is().why();
    Optional<Long> campaign = cluster.is().campaign();
    Optional<AlertStore.Said> last = cluster.last();
    Optional<Grounds> grounds = Grounds.of(why).filter(g -> allowed(g, policy));
    if (campaign.isEmpty() || grounds.isEmpty() || mustWait(why, cluster.report())) {
      last.filter(said -> cluster.standing()).ifPresent(said -> retract(cluster, lab, feed, said));
      return;
    }
    Campaign in = known.computeIfAbsent(campaign.get(), campaigns::named);
    Ceiling ceiling = ceiling(in, last, policy);
    String labs = policy.matching().labEdges().bucket(in.labs());
    AlertStore.Said says =
        new AlertStore.Said(
            ids.next(),
            (last.isPresent() ? AlertState.UPDATED : AlertState.ACTIVE).word(),
            in.id(),
            labs,
            ceiling.json(),
            words(why));
    if (cluster.standing() && last.filter(said -> sameSaying(said, says)).isPresent()) {
      return;
    }
    send(cluster, lab, in, says, grounds, feed);
  }

  /**
   * Whether the policy lets these grounds raise an alert: where one reason stands alone by its
   * nature, it must be of a kind that may do so under this policy.
   */
  private static boolean allowed(Grounds grounds, Policy policy) {
    List<Why> alone =
        grounds.why().stream().filter(one -> one.standing() == Standing.ALONE).toList();
    return alone.isEmpty()
        || alone.stream()
            .anyMatch(one ->
                policy
                    .enabled(one.kind().substring(0, one.kind().indexOf('/')))
                    .filter(terms -> terms.alone())
                    .isPresent());
  }

  /**
   * What nearly repeats an earlier sketch of the lab gets the earlier one's answer: while that
   * matches nothing, nor does this, unless something that compares by equality agrees.
   */
  private boolean mustWait(List<Why> why, long report) {
    return why.stream().allMatch(Alerts::byLikeness)
        && campaigns
            .firstAnswer(report)
            .filter(first -> campaigns.ofReport(first).isEmpty())
            .isPresent();
  }

  private static boolean byLikeness(Why why) {
    return IndicatorKinds.ofForm(why.kind()).filter(IndicatorKind::byLikeness).isPresent();
  }

  /** A dispute freezes: the ceiling may fall, not rise. */
  private static Ceiling ceiling(Campaign in, Optional<AlertStore.Said> last, Policy policy) {
    Ceiling byLabs = policy.ceilings().forLabs(in.labs());
    if (!in.disputed()) {
      return byLabs;
    }
    Ceiling before = last.flatMap(said -> Ceiling.named(said.ceiling())).orElse(Ceiling.OBSERVE);
    return before.compareTo(byLabs) < 0 ? before : byLabs;
  }

  private static boolean sameSaying(AlertStore.Said one, AlertStore.Said other) {
    return one.campaign() == other.campaign()
        && one.labs().equals(other.labs())
        && one.ceiling().equals(other.ceiling())
        && one.kinds().equals(other.kinds());
  }

  private static String words(List<Why> why) {
    return why.stream()
        .map(one -> one.kind() + " " + one.similarity().word() + " " + Caution.bits(one.cautions()))
        .collect(Collectors.joining(", "));
  }

  private void retract(Cluster cluster, MemberId lab, Feed feed, AlertStore.Said last) {
    AlertStore.Said says =
        new AlertStore.Said(
            ids.next(),
            AlertState.RETRACTED.word(),
            last.campaign(),
            "1",
            Ceiling.OBSERVE.json(),
            "");
    send(cluster, lab, campaigns.named(last.campaign()), says, Optional.empty(), feed);
  }

  private void send(
      Cluster cluster,
      MemberId lab,
      Campaign in,
      AlertStore.Said says,
      Optional<Grounds> grounds,
      Feed feed) {
    Alert alert =
        new Alert(
            alertId(says.id()),
            hub.id().value(),
            lab.value(),
            feed.from(),
            new StixId("campaign", in.publicId()),
            StixId.parse("grouping", cluster.is().stixId()),
            AlertState.of(says.state()),
            grounds,
            says.labs(),
            Ceiling.named(says.ceiling()).orElse(Ceiling.OBSERVE),
            cluster.last().map(said -> alertId(said.id())),
            Optional.of(feed.promised()));
    byte[] canonical = alert.toCanonical();
    String jws = Seal.seal(SealType.ALERT, canonical, hub.key());
    feed.add(new AlertStore.Fresh(cluster.report(), says, jws, Digest.of(canonical)));
  }

  private static StixId alertId(UUID id) {
    return new StixId(Alert.TYPE, id);
  }
}
