package org.stillwatch.hub.campaigns;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.alert.Rarity;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.indicator.Caution;

/** The store of campaigns, of the clusters in them, and of why they are. */
@Singleton
public final class CampaignStore {
  private final Database database;

  /** The store in that database. */
  @Inject
  public CampaignStore(Database database) {
    this.database = database;
  }

  /** The campaign of that row. */
  public Campaign named(long id) {
    return database
        .first(
            "select c.public_id, c.disputed, (select count(*) from campaign_lab l"
                + " where l.campaign_id = c.id and l.clusters > 0) from campaign c where c.id = ?",
            row -> new Campaign(id, row.getObject(1, UUID.class), row.getBoolean(2), row.getInt(3)),
            id)
        .orElseThrow(() -> new IllegalStateException("no campaign in row " + id));
  }

  long begin(UUID publicId, Instant now, boolean disputed) {
    long id = database.take("campaign", 1);
    database.update(
        "insert into campaign (id, public_id, begun_at, disputed) values (?, ?, ?, ?)",
        id,
        publicId,
        now,
        disputed);
    return id;
  }

  void end(long id, Instant now) {
    database.update("update campaign set ended_at = ? where id = ?", now, id);
    database.update("delete from campaign_lab where campaign_id = ?", id);
  }

  /** Nothing of the campaign is raised until this is settled. */
  public void dispute(long id) {
    database.update("update campaign set disputed = true where id = ?", id);
  }

  /** Nobody disputes it any more. */
  public void settle(long id) {
    database.update("update campaign set disputed = false where id = ?", id);
  }

  /** The campaign that a live cluster is in. */
  public Optional<Long> ofReport(long report) {
    return database
        .first(
            "select coalesce(campaign_id, 0) from report where id = ?",
            row -> row.getLong(1),
            report)
        .filter(id -> id != 0);
  }

  /** The clusters of a campaign and their labs. */
  public Map<Long, MemberId> reports(long campaign) {
    Map<Long, MemberId> reports = new HashMap<>();
    database.list(
        "select id, member_id from report where campaign_id = ?",
        row -> reports.put(row.getLong(1), new MemberId(row.getObject(2, UUID.class))),
        campaign);
    return reports;
  }

  /** The labs of those clusters. */
  Map<Long, MemberId> members(Collection<Long> reports) {
    return members(reports, "");
  }

  /** Those of the clusters that are in the campaign, with their labs. */
  Map<Long, MemberId> membersIn(long campaign, Collection<Long> reports) {
    return members(reports, " and campaign_id = " + campaign);
  }

  private Map<Long, MemberId> members(Collection<Long> reports, String condition) {
    Map<Long, MemberId> members = new HashMap<>();
    if (!reports.isEmpty()) {
      database.list(
          "select id, member_id from report where id = any(?)" + condition,
          row -> members.put(row.getLong(1), new MemberId(row.getObject(2, UUID.class))),
          new Database.Ids(reports));
    }
    return members;
  }

  long size(long campaign) {
    return database
        .first(
            "select coalesce(sum(clusters), 0) from campaign_lab where campaign_id = ?",
            row -> row.getLong(1),
            campaign)
        .orElse(0L);
  }

  void move(long from, long to) {
    database.update("update report set campaign_id = ? where campaign_id = ?", to, from);
    database.update("update match_value set campaign_id = ? where campaign_id = ?", to, from);
  }

  void assign(Collection<Long> reports, @Nullable Long campaign) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    reports.forEach(report -> rows.add(new @Nullable Object[] {campaign, report}));
    database.batch("update report set campaign_id = cast(? as bigint) where id = ?", rows);
  }

  void assignValues(Collection<Long> values, long campaign) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    values.forEach(value -> rows.add(new Object[] {campaign, value, campaign}));
    database.batch(
        "update match_value set campaign_id = ? where id = ?"
            + " and (campaign_id is null or campaign_id <> ?)",
        rows);
  }

  void releaseValues(long campaign) {
    database.update("update match_value set campaign_id = null where campaign_id = ?", campaign);
  }

  void count(long campaign, Map<MemberId, Long> clusters) {
    clusters.forEach((member, more) -> {
      int known =
          database.update(
              "update campaign_lab set clusters = clusters + ?"
                  + " where campaign_id = ? and member_id = ?",
              more,
              campaign,
              member.value());
      if (known == 0) {
        database.update(
            "insert into campaign_lab (campaign_id, member_id, clusters) values (?, ?, ?)",
            campaign,
            member.value(),
            more);
      }
    });
  }

  Map<MemberId, Long> counts(long campaign) {
    Map<MemberId, Long> counts = new HashMap<>();
    database.list(
        "select member_id, clusters from campaign_lab where campaign_id = ?",
        row -> counts.put(new MemberId(row.getObject(1, UUID.class)), row.getLong(2)),
        campaign);
    return counts;
  }

  void forgetCounts(long campaign) {
    database.update("delete from campaign_lab where campaign_id = ?", campaign);
  }

  /**
   * Where a cluster stands.
   *
   * @param stixId the id under which its lab knows the report
   * @param campaign empty if it is in none
   * @param why it is in it, in the order of the kinds' names
   */
  public record Situation(String stixId, Optional<Long> campaign, List<Why> why) {}

  /** Where those clusters stand. */
  public Map<Long, Situation> situations(Collection<Long> reports) {
    Map<Long, List<Why>> why = new HashMap<>();
    database.list(
        "select report_id, kind, similarity, rarity, cautions from reason"
            + " where report_id = any(?) order by report_id, kind",
        row ->
            why.computeIfAbsent(row.getLong(1), r -> new ArrayList<>())
                .add(
                    new Why(
                        row.getString(2),
                        Similarity.of(row.getString(3)),
                        Rarity.of(row.getString(4)),
                        Caution.ofBits(row.getInt(5)))),
        new Database.Ids(reports));
    Map<Long, Situation> situations = new HashMap<>();
    database.list(
        "select id, stix_id, coalesce(campaign_id, 0) from report where id = any(?)",
        row ->
            situations.put(
                row.getLong(1),
                new Situation(
                    row.getString(2),
                    Optional.of(row.getLong(3)).filter(campaign -> campaign != 0),
                    why.getOrDefault(row.getLong(1), List.of()))),
        new Database.Ids(reports));
    return situations;
  }

  /** Why a cluster is in its campaign, in the order of the kinds' names. */
  public List<Why> why(long report) {
    return database.list(
        "select kind, similarity, rarity, cautions from reason where report_id = ? order by kind",
        row ->
            new Why(
                row.getString(1),
                Similarity.of(row.getString(2)),
                Rarity.of(row.getString(3)),
                Caution.ofBits(row.getInt(4))),
        report);
  }

  /**
   * Adds a reason, or makes the one of its kind stronger.
   *
   * @return whether that changed anything
   */
  boolean because(long report, Why why) {
    Optional<Why> known =
        why(report).stream().filter(one -> one.kind().equals(why.kind())).findFirst();
    if (known.isEmpty()) {
      database.update(
          "insert into reason (report_id, kind, similarity, rarity, cautions)"
              + " values (?, ?, ?, ?, ?)",
          report,
          why.kind(),
          why.similarity().word(),
          why.rarity().word(),
          Caution.bits(why.cautions()));
      return true;
    }
    Why both = known.get().or(why);
    if (both.equals(known.get())) {
      return false;
    }
    database.update(
        "update reason set similarity = ?, cautions = ? where report_id = ? and kind = ?",
        both.similarity().word(),
        Caution.bits(both.cautions()),
        report,
        why.kind());
    return true;
  }

  void forgetReasons(Collection<Long> reports) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    reports.forEach(report -> rows.add(new Object[] {report}));
    database.batch("delete from reason where report_id = ?", rows);
  }

  void repeats(long report, long firstAnswer) {
    database.update("update report set first_answer = ? where id = ?", firstAnswer, report);
  }

  /** The clusters whose answer waits for that of one of these. */
  Map<Long, MemberId> waitingFor(Collection<Long> reports) {
    Map<Long, MemberId> waiting = new HashMap<>();
    if (!reports.isEmpty()) {
      database.list(
          "select id, member_id from report where campaign_id is not null"
              + " and first_answer = any(?)",
          row -> waiting.put(row.getLong(1), new MemberId(row.getObject(2, UUID.class))),
          new Database.Ids(reports));
    }
    return waiting;
  }

  /**
   * The same lab's earlier report in force that this one nearly repeats. Asked from the one report
   * on: joined, a plan that was made while the tables were small read them from the beginning.
   */
  public Optional<Long> firstAnswer(long report) {
    return database.first(
        "select f.id from report f"
            + " where f.id = (select r.first_answer from report r where r.id = ?)"
            + " and f.withdrawn_at is null"
            + " and exists (select 1 from posting p where p.report_id = f.id)",
        row -> row.getLong(1),
        report);
  }
}
