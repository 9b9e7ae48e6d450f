package org.stillwatch.hub.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.hub.campaigns.CampaignStore;
import org.stillwatch.hub.campaigns.Campaigns;
import org.stillwatch.hub.grammar.Statement;
import org.stillwatch.hub.indicators.Indicators;
import org.stillwatch.hub.matching.Postings;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.policy.Policy;

/** Takes reports and indicators of a lab back, with all that rested on them. */
@Singleton
public final class Withdrawals {
  private final Indicators indicators;
  private final Postings postings;
  private final CampaignStore store;
  private final Campaigns campaigns;

  /** Withdrawals from those stores. */
  @Inject
  public Withdrawals(
      Indicators indicators, Postings postings, CampaignStore store, Campaigns campaigns) {
    this.indicators = indicators;
    this.postings = postings;
    this.store = store;
    this.campaigns = campaigns;
  }

  /**
   * Withdraws everything that is named, or nothing.
   *
   * @return the clusters whose alert may have changed, with their labs
   * @throws Refused with {@link Refusal.NotFound} if something is not the lab's, or not in force
   */
  public Map<Long, MemberId> withdraw(
      MemberId lab, Statement.TakenBack taken, Policy policy, Instant now) {
    Map<Long, List<Long>> outByCampaign = new LinkedHashMap<>();
    for (StixId id : taken.withdrawn()) {
      boolean whole = id.type().equals("grouping");
      long report = whole ? report(lab, id) : indicator(lab, id, now);
      Optional<Long> campaign = store.ofReport(report);
      if (whole || indicators.liveIndicatorsOf(report).isEmpty()) {
        withdrawWhole(lab, report, now);
        campaign.ifPresent(
            in -> outByCampaign.computeIfAbsent(in, c -> new ArrayList<>()).add(report));
      } else {
        campaign.ifPresent(in -> outByCampaign.computeIfAbsent(in, c -> new ArrayList<>()));
      }
    }
    Map<Long, MemberId> touched = new HashMap<>();
    outByCampaign.forEach(
        (campaign, out) -> touched.putAll(campaigns.regroup(campaign, out, policy, now)));
    return touched;
  }

  private long report(MemberId lab, StixId id) {
    return indicators
        .liveReport(lab, id)
        .orElseThrow(() -> new Refused(new Refusal.NotFound("report in force")));
  }

  private long indicator(MemberId lab, StixId id, Instant now) {
    Indicators.LiveIndicator live =
        indicators
            .liveIndicator(lab, id)
            .orElseThrow(() -> new Refused(new Refusal.NotFound("indicator in force")));
    postings.remove(live.report(), lab, List.of(live.id()));
    indicators.withdrawIndicators(List.of(live.id()), now);
    return live.report();
  }

  private void withdrawWhole(MemberId lab, long report, Instant now) {
    List<Long> live = indicators.liveIndicatorsOf(report);
    postings.remove(report, lab, live);
    indicators.withdrawIndicators(live, now);
    indicators.withdrawReport(report, now);
  }
}
