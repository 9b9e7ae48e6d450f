package org.stillwatch.hub.alerts;

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
import org.stillwatch.wire.canonical.Digest;

/** The store of alerts, each lab's in an order of its own. */
@Singleton
public final class AlertStore {
  private final Database database;

  /** The store in that database. */
  @Inject
  public AlertStore(Database database) {
    this.database = database;
  }

  /**
   * An alert as the feed hands it out.
   *
   * @param position rises within a lab's feed, without gaps
   */
  public record Entry(long position, String jws) {}

  /** What the last alert of a cluster said. */
  record Said(UUID id, String state, long campaign, String labs, String ceiling, String kinds) {}

  /** What the last alert of each of the clusters said; clusters without one are left out. */
  Map<Long, Said> last(Collection<Long> reports) {
    Map<Long, Said> last = new HashMap<>();
    database.list(
        "select report_id, id, state, campaign_id, labs, ceiling, kinds from alert"
            + " where report_id = any(?) order by report_id, position",
        row ->
            last.put(
                row.getLong(1),
                new Said(
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getLong(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7))),
        new Database.Ids(reports));
    return last;
  }

  /**
   * An alert to be added.
   *
   * @param digest of what is signed
   */
  record Fresh(long report, Said said, String jws, Digest digest) {}

  /**
   * The end of a lab's feed.
   *
   * @param position of the last alert, 0 if there is none
   * @param release when it becomes readable
   */
  record End(long position, Instant release) {
    /** When the lab's next alert becomes readable: never before an earlier one. */
    Instant next(Instant wanted) {
      return wanted.isBefore(release) ? release : wanted;
    }
  }

  /** Where a lab's feed ends. */
  End end(MemberId lab) {
    return database
        .first(
            "select last_position, last_release from feed where member_id = ?",
            row -> new End(row.getLong(1), row.getTimestamp(2).toInstant()),
            lab.value())
        .orElse(new End(0, Instant.MIN));
  }

  /**
   * Adds alerts at the end of a lab's feed, in their order.
   *
   * @param end of the feed before
   * @param from when all of them become readable, as the end says
   */
  void append(MemberId lab, End end, List<Fresh> fresh, Instant issued, Instant from) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    long position = end.position();
    for (Fresh one : fresh) {
      position++;
      rows.add(row(lab, position, one, issued, from));
    }
    if (end.position() == 0) {
      database.update(
          "insert into feed (member_id, last_position, last_release) values (?, ?, ?)",
          lab.value(),
          position,
          from);
    } else {
      database.update(
          "update feed set last_position = ?, last_release = ? where member_id = ?",
          position,
          from,
          lab.value());
    }
    database.batch(
        "insert into alert (id, member_id, position, report_id, campaign_id, state, labs, ceiling,"
            + " kinds, jws, issued_at, release_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
  }

  private static Object[] row(
      MemberId lab, long position, Fresh fresh, Instant issued, Instant from) {
    Said said = fresh.said();
    return new Object[] {
      said.id(),
      lab.value(),
      position,
      fresh.report(),
      said.campaign(),
      said.state(),
      said.labs(),
      said.ceiling(),
      said.kinds(),
      fresh.jws(),
      issued,
      from
    };
  }

  /** What a lab may read now after a position, in order. */
  public List<Entry> readable(MemberId lab, long after, Instant now, int most) {
    return database.list(
        "select position, jws from alert where member_id = ? and position > ?"
            + " and release_at <= ? order by position limit "
            + most,
        row -> new Entry(row.getLong(1), row.getString(2)),
        lab.value(),
        after,
        now);
  }

  /** When the next alert after a position becomes readable; empty if there is none. */
  public Optional<Instant> nextRelease(MemberId lab, long after) {
    return database.first(
        "select release_at from alert where member_id = ? and position > ? order by position"
            + " limit 1",
        row -> row.getTimestamp(1).toInstant(),
        lab.value(),
        after);
  }

  /**
   * An alert of a lab's own.
   *
   * @param report row of the cluster that it is about
   */
  public record Known(UUID id, long report) {}

  /** The alert with that id, if that lab got it. */
  public Optional<Known> find(MemberId lab, UUID id) {
    return database.first(
        "select id, report_id from alert where id = ? and member_id = ?",
        row -> new Known(row.getObject(1, UUID.class), row.getLong(2)),
        id,
        lab.value());
  }
}
