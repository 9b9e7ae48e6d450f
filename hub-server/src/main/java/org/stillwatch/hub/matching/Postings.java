package org.stillwatch.hub.matching;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.storage.Database;

/** Which clusters hold which values, and how many of each lab. */
@Singleton
public final class Postings {
  private final Database database;
  private final ForgottenValues forgotten;

  /** Postings in that database. */
  @Inject
  public Postings(Database database) {
    this.database = database;
    this.forgotten = new ForgottenValues(database);
  }

  /**
   * A cluster that holds a value.
   *
   * @param campaign of the cluster, 0 if none
   */
  public record Holder(long value, long report, MemberId member, long campaign) {
    /** The other cluster of a pairing, which no single value joins. */
    public static Holder of(Pairing pairing) {
      return new Holder(0, pairing.report(), pairing.member(), pairing.campaign());
    }
  }

  /**
   * A posting to be made.
   *
   * @param cautions that come with the indicator, a bit each
   */
  record Fresh(long value, long indicator, long report, int cautions) {}

  /**
   * Adds postings of one lab.
   *
   * @param made values that nobody held before
   */
  void add(MemberId member, Collection<Fresh> fresh, Set<Long> made) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    Map<Long, Set<Long>> reports = new LinkedHashMap<>();
    for (Fresh one : fresh) {
      rows.add(
          new Object[] {
            one.value(), one.indicator(), one.report(), member.value(), one.cautions()
          });
      reports.computeIfAbsent(one.value(), v -> new HashSet<>()).add(one.report());
    }
    database.batch(
        "insert into posting (value_id, indicator_id, report_id, member_id, cautions)"
            + " values (?, ?, ?, ?, ?)",
        rows);
    count(member, reports, made);
  }

  private void count(MemberId member, Map<Long, Set<Long>> reports, Set<Long> made) {
    List<Long> known = new ArrayList<>();
    List<@Nullable Object[]> updates = new ArrayList<>();
    List<@Nullable Object[]> inserts = new ArrayList<>();
    reports.forEach((value, holders) -> {
      long first = Collections.min(holders);
      if (made.contains(value)) {
        inserts.add(new Object[] {value, member.value(), holders.size(), first});
      } else {
        known.add(value);
        updates.add(new Object[] {holders.size(), first, value, member.value()});
      }
    });
    int[] changed =
        database.batch(
            "update holding set clusters = clusters + ?,"
                + " first_report = case when clusters > 0 then first_report else ? end"
                + " where value_id = ? and member_id = ?",
            updates);
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == 0) {
        long value = known.get(i);
        Set<Long> holders = reports.getOrDefault(value, Set.of());
        inserts.add(new Object[] {value, member.value(), holders.size(), Collections.min(holders)});
      }
    }
    database.batch(
        "insert into holding (value_id, member_id, clusters, first_report) values (?, ?, ?, ?)",
        inserts);
  }

  /** How many live clusters of each lab hold each of the values. */
  Map<Long, Map<MemberId, Long>> holdings(Collection<Long> values) {
    Map<Long, Map<MemberId, Long>> counts = new HashMap<>();
    if (values.isEmpty()) {
      return counts;
    }
    record Row(long value, MemberId member, long clusters) {}
    List<Row> rows =
        database.list(
            "select value_id, member_id, clusters from holding where clusters > 0"
                + " and value_id = any(?)",
            row ->
                new Row(row.getLong(1), new MemberId(row.getObject(2, UUID.class)), row.getLong(3)),
            new Database.Ids(values));
    rows.forEach(row ->
        counts
            .computeIfAbsent(row.value(), v -> new HashMap<>())
            .put(row.member(), row.clusters()));
    return counts;
  }

  /**
   * The clusters of other labs that hold one of the values. Not a join, which a plan that was made
   * while the tables were small reads all reports for.
   */
  public List<Holder> holdersExcept(MemberId member, Collection<Long> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    return database.list(
        "select distinct p.value_id, p.report_id, p.member_id, coalesce((select r.campaign_id"
            + " from report r where r.id = p.report_id), 0)"
            + " from posting p where p.value_id = any(?) and p.member_id <> ?",
        Postings::holder,
        new Database.Ids(values),
        member.value());
  }

  /** All postings of the clusters of a campaign. */
  public List<Holder> ofCampaign(long campaign) {
    return database.list(
        "select distinct p.value_id, p.report_id, p.member_id, r.campaign_id"
            + " from posting p join report r on r.id = p.report_id where r.campaign_id = ?",
        Postings::holder,
        campaign);
  }

  /** Takes away all that is matched or compared of some indicators of a report. */
  public void remove(long report, MemberId member, Collection<Long> indicators) {
    if (indicators.isEmpty()) {
      return;
    }
    Database.Ids ids = new Database.Ids(indicators);
    List<Long> touched =
        database.list(
            "select distinct value_id from posting where report_id = ? and indicator_id = any(?)",
            row -> row.getLong(1),
            report,
            ids);
    database.update(
        "delete from posting where report_id = ? and indicator_id = any(?)", report, ids);
    database.update("delete from compared_sketch where indicator_id = any(?)", ids);
    for (long value : touched) {
      boolean still =
          database
              .first(
                  "select 1 from posting where value_id = ? and report_id = ?",
                  row -> row.getInt(1),
                  value,
                  report)
              .isPresent();
      if (!still) {
        release(value, report, member);
      }
      settle(value);
    }
  }

  /** One cluster of a lab less holds the value; if it was the first, another one is. */
  private void release(long value, long report, MemberId member) {
    database.update(
        "update holding set clusters = clusters - 1 where value_id = ? and member_id = ?",
        value,
        member.value());
    database.update(
        "update holding set first_report = coalesce((select min(p.report_id) from posting p"
            + " where p.value_id = ? and p.member_id = ?), 0)"
            + " where value_id = ? and member_id = ? and first_report = ?",
        value,
        member.value(),
        value,
        member.value(),
        report);
  }

  /**
   * The earliest live cluster of a lab that holds each of the values; values that none holds are
   * left out.
   */
  Map<Long, Long> firstReports(MemberId member, Collection<Long> values) {
    Map<Long, Long> first = new HashMap<>();
    if (!values.isEmpty()) {
      database.list(
          "select value_id, first_report from holding where member_id = ? and clusters > 0"
              + " and value_id = any(?)",
          row -> first.put(row.getLong(1), row.getLong(2)),
          member.value(),
          new Database.Ids(values));
    }
    return first;
  }

  /** A value that no cluster holds any more is not kept; else it has its holders' cautions. */
  private void settle(long value) {
    List<Integer> cautions =
        database.list(
            "select distinct cautions from posting where value_id = ?",
            row -> row.getInt(1),
            value);
    if (!cautions.isEmpty()) {
      int bits = cautions.stream().reduce(0, (one, other) -> one | other);
      database.update(
          "update match_value set cautions = ? where id = ? and cautions <> ?", bits, value, bits);
    } else {
      database.update("delete from holding where value_id = ?", value);
      forgotten.add(value);
      database.update("delete from match_value where id = ?", value);
    }
  }

  private static Holder holder(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Holder(
        row.getLong(1), row.getLong(2), new MemberId(row.getObject(3, UUID.class)), row.getLong(4));
  }
}
