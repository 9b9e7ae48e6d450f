package org.stillwatch.hub.alerts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.stillwatch.hub.campaigns.CampaignStore;
import org.stillwatch.hub.grammar.Statement;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.report.VerdictWord;

/**
 * What the labs' analysts decided about their alerts. A dispute freezes upgrades at once, until
 * each lab that disputed has said another word on the same cluster, or has no cluster in the
 * campaign any more.
 */
@Singleton
public final class Verdicts {
  private final Database database;
  private final AlertStore alerts;
  private final CampaignStore campaigns;

  /** Verdicts in that database. */
  @Inject
  public Verdicts(Database database, AlertStore alerts, CampaignStore campaigns) {
    this.database = database;
    this.alerts = alerts;
    this.campaigns = campaigns;
  }

  /**
   * Keeps a verdict.
   *
   * @return the live reports of a campaign that is not disputed any more: what was held back of
   *     them is told now
   * @throws Refused with {@link Refusal.NotFound} if the alert is not one of the lab's
   */
  public Map<Long, MemberId> keep(MemberId lab, Statement.Opinion opinion, Instant now) {
    AlertStore.Known alert =
        alerts
            .find(lab, opinion.alert().uuid())
            .orElseThrow(() -> new Refused(new Refusal.NotFound("alert")));
    database.update(
        "insert into verdict (alert_id, member_id, stix_id, verdict, reason, received_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        alert.id(),
        lab.value(),
        opinion.id().toString(),
        opinion.word().word(),
        opinion.reason().orElse(null),
        now);
    return campaigns
        .ofReport(alert.report())
        .map(campaign -> {
          if (opinion.word() == VerdictWord.DISPUTED) {
            campaigns.dispute(campaign);
          } else if (campaigns.named(campaign).disputed() && !isDisputed(campaign)) {
            campaigns.settle(campaign);
            return campaigns.reports(campaign);
          }
          return Map.<Long, MemberId>of();
        })
        .orElse(Map.of());
  }

  /** Whether it is the newest word of a lab on one of the campaign's live clusters. */
  private boolean isDisputed(long campaign) {
    return database
        .first(
            "select 1 from report r join member m on m.id = r.member_id"
                + " join alert a on a.report_id = r.id"
                + " join verdict v on v.alert_id = a.id"
                + " where r.campaign_id = ? and r.withdrawn_at is null and m.revoked_at is null"
                + " and v.verdict = ?"
                + " and not exists (select 1 from alert b join verdict w on w.alert_id = b.id"
                + " where b.report_id = r.id and w.received_at > v.received_at)",
            row -> row.getInt(1),
            campaign,
            VerdictWord.DISPUTED.word())
        .isPresent();
  }
}
