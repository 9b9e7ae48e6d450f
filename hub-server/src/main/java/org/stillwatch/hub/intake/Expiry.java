package org.stillwatch.hub.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillwatch.hub.alerts.Alerts;
import org.stillwatch.hub.campaigns.CampaignStore;
import org.stillwatch.hub.campaigns.Campaigns;
import org.stillwatch.hub.indicators.Indicators;
import org.stillwatch.hub.matching.Postings;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.policy.Policy;

/**
 * Takes indicators out whose {@code valid_until} has come: they match nothing any more, their
 * content is destroyed, and what rested on them is retracted. Called under the matching lock, in
 * transactions of bounded size: see {@link Backlog}.
 */
@Singleton
public final class Expiry {
  /** What one transaction takes out. */
  static final int AT_ONCE = 500;

  /**
   * The order is that of an index: without it PostgreSQL, which does not know the moment when it
   * makes its plan, takes a third of all rows for due, and looks for the first of them in the table
   * from its beginning.
   */
  private static final String FIRST_DUE =
      "i.withdrawn_at is null and i.valid_until <= ? order by i.withdrawn_at, i.valid_until";

  private final Database database;
  private final Indicators indicators;
  private final Postings postings;
  private final CampaignStore store;
  private final Campaigns campaigns;
  private final Alerts alerts;

  /** Expiry in those stores. */
  @Inject
  public Expiry(
      Database database,
      Indicators indicators,
      Postings postings,
      CampaignStore store,
      Campaigns campaigns,
      Alerts alerts) {
    this.database = database;
    this.indicators = indicators;
    this.postings = postings;
    this.store = store;
    this.campaigns = campaigns;
    this.alerts = alerts;
  }

  private record Due(long indicator, long report, MemberId member) {}

  /** Whether something is due. */
  boolean isDue(Instant now) {
    return database
        .first(
            "select 1 from indicator i where " + FIRST_DUE + " limit 1", row -> row.getInt(1), now)
        .isPresent();
  }

  /** Takes out what is due, at most so much as one transaction should; the caller asks for more. */
  void takeOut(Policy policy, Instant now) {
    List<Due> due = due(now);
    if (!due.isEmpty()) {
      takeOut(due, policy, now);
    }
  }

  private List<Due> due(Instant now) {
    return database.list(
        "select i.id, i.report_id, r.member_id from indicator i join report r on r.id = i.report_id"
            + " where "
            + FIRST_DUE
            + " limit "
            + AT_ONCE,
        row -> new Due(row.getLong(1), row.getLong(2), new MemberId(row.getObject(3, UUID.class))),
        now);
  }

  private void takeOut(List<Due> due, Policy policy, Instant now) {
    Map<Long, List<Long>> outByCampaign = new HashMap<>();
    for (Due one : due) {
      postings.remove(one.report(), one.member(), List.of(one.indicator()));
      store
          .ofReport(one.report())
          .ifPresent(in -> outByCampaign.computeIfAbsent(in, c -> new ArrayList<>()));
    }
    indicators.withdrawIndicators(due.stream().map(Due::indicator).toList(), now);
    due.stream()
        .map(Due::report)
        .distinct()
        .filter(report -> indicators.liveIndicatorsOf(report).isEmpty())
        .forEach(report -> {
          store
              .ofReport(report)
              .ifPresent(
                  in -> outByCampaign.computeIfAbsent(in, c -> new ArrayList<>()).add(report));
          indicators.withdrawReport(report, now);
        });
    Map<Long, MemberId> touched = new HashMap<>();
    outByCampaign.forEach(
        (campaign, out) -> touched.putAll(campaigns.regroup(campaign, out, policy, now)));
    alerts.tell(touched, policy, now);
  }
}
