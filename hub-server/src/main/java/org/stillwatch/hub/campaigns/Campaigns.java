package org.stillwatch.hub.campaigns;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.hub.indicators.StoredReport;
import org.stillwatch.hub.keys.RandomIds;
import org.stillwatch.hub.matching.Agreement;
import org.stillwatch.hub.matching.ComparedSketches;
import org.stillwatch.hub.matching.Components;
import org.stillwatch.hub.matching.Likeness;
import org.stillwatch.hub.matching.Matching;
import org.stillwatch.hub.matching.Nearness;
import org.stillwatch.hub.matching.Pairing;
import org.stillwatch.hub.matching.Placement;
import org.stillwatch.hub.matching.Postings;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.policy.Policy;

/** Joins clusters into campaigns, and takes campaigns apart again when a cluster is withdrawn. */
@Singleton
public final class Campaigns {
  private final CampaignStore store;
  private final Postings postings;
  private final Matching matching;
  private final Support support;
  private final RandomIds ids;

  /** Campaigns over those stores. */
  @Inject
  public Campaigns(
      CampaignStore store,
      Postings postings,
      Matching matching,
      ComparedSketches sketches,
      RandomIds ids) {
    this.support = new Support(store, sketches);
    this.store = store;
    this.postings = postings;
    this.matching = matching;
    this.ids = ids;
  }

  /**
   * Joins a report to what agrees with it.
   *
   * @return the clusters whose alert may have changed, with their labs; empty if nothing agrees
   */
  public Map<Long, MemberId> join(
      StoredReport report, Placement placement, Policy policy, Instant now) {
    placement.repeats().ifPresent(first -> store.repeats(report.id(), first));
    if (!placement.joins()) {
      return Map.of();
    }
    List<Agreement> agreements = placement.agreements();
    Map<Long, Agreement> unjoined = new LinkedHashMap<>();
    Set<Long> campaigns = new LinkedHashSet<>();
    for (Agreement agreement : agreements) {
      if (agreement.joined()) {
        campaigns.add(agreement.campaign());
      } else {
        unjoined.putIfAbsent(agreement.other(), agreement);
      }
    }
    List<Postings.Holder> newcomers = newcomers(report, placement, unjoined.keySet());
    newcomers.stream()
        .filter(holder -> holder.campaign() != 0)
        .forEach(holder -> campaigns.add(holder.campaign()));
    Map<Long, MemberId> touched = new HashMap<>();
    Home home = oneOf(campaigns, touched, now);
    long campaign = home.campaign();
    Map<Long, MemberId> added = add(campaign, report, newcomers);
    touched.putAll(added);
    explain(report, agreements, newcomers, unjoined, policy);
    Set<Long> values = new HashSet<>();
    agreements.forEach(agreement -> values.addAll(List.of(agreement.own(), agreement.other())));
    store.assignValues(values, campaign);
    touched.putAll(explainTogether(report, placement.pairings(), campaign, policy));
    touched.putAll(store.members(support.explain(added.keySet(), campaign, Nearness.of(policy))));
    if (looksOther(home.labs(), store.named(campaign).labs(), policy)) {
      touched.putAll(store.reports(campaign));
    }
    touched.putAll(store.waitingFor(added.keySet()));
    return touched;
  }

  /** The clusters that the report joins: by values that no campaign has yet, and by pairings. */
  private List<Postings.Holder> newcomers(
      StoredReport report, Placement placement, Set<Long> unjoined) {
    List<Postings.Holder> all = new ArrayList<>(postings.holdersExcept(report.member(), unjoined));
    placement.pairings().stream()
        .filter(Pairing::joins)
        .forEach(one -> all.add(Postings.Holder.of(one)));
    return all;
  }

  /** Kinds that join only together are a reason between any two of one campaign. */
  private Map<Long, MemberId> explainTogether(
      StoredReport report, List<Pairing> pairings, long campaign, Policy policy) {
    Map<Long, MemberId> told = new HashMap<>();
    Map<Long, MemberId> in =
        store.membersIn(campaign, pairings.stream().map(Pairing::report).toList());
    for (Pairing pairing : pairings) {
      if (in.containsKey(pairing.report())) {
        told.put(pairing.report(), pairing.member());
        pairing
            .kinds()
            .forEach((form, reason) -> {
              Why why = reason.why(form, policy.matching().rarityEdges().lower());
              store.because(report.id(), why);
              store.because(pairing.report(), why);
            });
      }
    }
    return told;
  }

  /** Whether an alert would say something else with so many labs more. */
  private static boolean looksOther(int before, int after, Policy policy) {
    return before < 1
        || policy.ceilings().forLabs(before) != policy.ceilings().forLabs(after)
        || !policy
            .matching()
            .labEdges()
            .bucket(before)
            .equals(policy.matching().labEdges().bucket(after));
  }

  /**
   * The campaign that a report joins.
   *
   * @param labs how many it had before anything was joined to it
   */
  private record Home(long campaign, int labs) {}

  /**
   * Merges the campaigns into the largest, or begins one. Only the clusters of the others are in
   * another campaign then; those of the largest hear of it if it looks other, like of any newcomer.
   */
  private Home oneOf(Set<Long> campaigns, Map<Long, MemberId> touched, Instant now) {
    if (campaigns.isEmpty()) {
      return new Home(store.begin(ids.next(), now, false), 0);
    }
    long kept = campaigns.stream().max(Comparator.comparingLong(store::size)).orElseThrow();
    int labs = store.named(kept).labs();
    for (long merged : campaigns) {
      if (merged != kept) {
        touched.putAll(store.reports(merged));
        if (store.named(merged).disputed()) {
          store.dispute(kept);
        }
        store.move(merged, kept);
        store.count(kept, store.counts(merged));
        store.end(merged, now);
      }
    }
    return new Home(kept, labs);
  }

  private Map<Long, MemberId> add(
      long campaign, StoredReport report, List<Postings.Holder> newcomers) {
    Map<Long, MemberId> added = new LinkedHashMap<>();
    added.put(report.id(), report.member());
    newcomers.stream()
        .filter(holder -> holder.campaign() == 0)
        .forEach(holder -> added.put(holder.report(), holder.member()));
    Map<Long, MemberId> touched = new HashMap<>(added);
    newcomers.forEach(holder -> touched.put(holder.report(), holder.member()));
    store.assign(added.keySet(), campaign);
    Map<MemberId, Long> counts = new HashMap<>();
    added.values().forEach(member -> counts.merge(member, 1L, Long::sum));
    store.count(campaign, counts);
    return touched;
  }

  private void explain(
      StoredReport report,
      List<Agreement> agreements,
      List<Postings.Holder> newcomers,
      Map<Long, Agreement> unjoined,
      Policy policy) {
    for (Agreement agreement : agreements) {
      store.because(report.id(), why(agreement, policy));
    }
    for (Postings.Holder holder : newcomers) {
      Agreement agreement = unjoined.get(holder.value());
      if (agreement != null) {
        store.because(holder.report(), why(agreement, policy));
      }
    }
  }

  private static Why why(Agreement agreement, Policy policy) {
    return agreement.reason().why(agreement.kind(), policy.matching().rarityEdges().lower());
  }

  /**
   * Groups a campaign anew, after clusters or indicators of it were withdrawn.
   *
   * @param withdrawn clusters that are out altogether
   * @return the clusters whose alert may have changed, with their labs
   */
  public Map<Long, MemberId> regroup(
      long campaign, Collection<Long> withdrawn, Policy policy, Instant now) {
    Map<Long, MemberId> before = store.reports(campaign);
    store.assign(withdrawn, null);
    Components components =
        matching.regroup(campaign, Likeness.of(policy.matching()), Nearness.of(policy));
    boolean disputed = store.named(campaign).disputed();
    store.assign(before.keySet(), null);
    store.releaseValues(campaign);
    store.forgetCounts(campaign);
    store.forgetReasons(before.keySet());
    List<Components.Group> groups = new ArrayList<>(components.groups());
    for (int i = 0; i < groups.size(); i++) {
      long home = i == 0 ? campaign : store.begin(ids.next(), now, disputed);
      settle(groups.get(i), home, policy);
    }
    if (groups.isEmpty()) {
      store.end(campaign, now);
    }
    return before;
  }

  private void settle(Components.Group group, long campaign, Policy policy) {
    store.assign(group.reports().keySet(), campaign);
    store.assignValues(group.values(), campaign);
    Map<MemberId, Long> counts = new HashMap<>();
    group.reports().values().forEach(member -> counts.merge(member, 1L, Long::sum));
    store.count(campaign, counts);
    group
        .reasons()
        .forEach((report, kinds) ->
            kinds.forEach((kind, reason) ->
                store.because(report, reason.why(kind, policy.matching().rarityEdges().lower()))));
    support.explain(group.reports().keySet(), campaign, Nearness.of(policy));
  }
}
