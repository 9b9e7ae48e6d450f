package org.stillwatch.hub.matching;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.Compared;
import org.stillwatch.wire.indicator.IndicatorKind;

/**
 * The store of sketches that are only compared, by cluster. Nothing searches it: it is asked about
 * clusters that are known already. {@link Postings#remove} takes sketches away.
 */
@Singleton
public final class ComparedSketches {
  private static final String SELECT =
      "select s.report_id, r.member_id, s.among, s.content from compared_sketch s"
          + " join report r on r.id = s.report_id where s.kind = ? and ";

  private final Database database;

  /** The store in that database. */
  @Inject
  public ComparedSketches(Database database) {
    this.database = database;
  }

  /** The sketches of one kind of a cluster: one at least. */
  public record OfCluster(long report, MemberId member, List<Compared> sketches) {}

  /** A sketch to be kept. */
  record Fresh(long indicator, long report, String kind, Compared content) {}

  void add(Collection<Fresh> fresh) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Fresh one : fresh) {
      rows.add(
          new Object[] {
            one.indicator(),
            one.report(),
            one.kind(),
            one.content().among().base64Url(),
            one.content().sketch().toByteArray()
          });
    }
    database.batch(
        "insert into compared_sketch (indicator_id, report_id, kind, among, content)"
            + " values (?, ?, ?, ?, ?)",
        rows);
  }

  /** The sketches of that kind of those clusters, by the clusters' rows. */
  public Map<Long, OfCluster> of(IndicatorKind kind, Collection<Long> reports) {
    Map<Long, OfCluster> found = new LinkedHashMap<>();
    for (List<Long> page : Matching.pages(List.copyOf(reports))) {
      database
          .list(
              SELECT + "s.report_id = any(?) order by s.indicator_id",
              ComparedSketches::row,
              kind.form(),
              new Database.Ids(page))
          .forEach(row -> put(found, row));
    }
    return found;
  }

  /** The sketches of that kind of a campaign's clusters, those that were reported first. */
  public Map<Long, OfCluster> firstOf(IndicatorKind kind, long campaign, int most) {
    Map<Long, OfCluster> found = new LinkedHashMap<>();
    database
        .list(
            SELECT + "r.campaign_id = ? order by s.report_id, s.indicator_id limit " + most,
            ComparedSketches::row,
            kind.form(),
            campaign)
        .forEach(row -> put(found, row));
    return found;
  }

  private static void put(Map<Long, OfCluster> found, OfCluster row) {
    found.merge(
        row.report(),
        row,
        (before, more) -> {
          List<Compared> all = new ArrayList<>(before.sketches());
          all.addAll(more.sketches());
          return new OfCluster(row.report(), row.member(), all);
        });
  }

  private static OfCluster row(ResultSet row) throws SQLException {
    return new OfCluster(
        row.getLong(1),
        new MemberId(row.getObject(2, UUID.class)),
        List.of(new Compared(Digest.parse(row.getString(3)), Bytes.of(row.getBytes(4)))));
  }
}
