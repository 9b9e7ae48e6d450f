package org.stillwatch.hub.alerts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.storage.Database;

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

  Optional<Said> last(long report) {
    return database.first(
        "select id, state, campaign_id, labs, ceiling, kinds from alert where report_id = ?"
            + " order by position desc limit 1",
        row ->
            new Said(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)),
        report);
  }

  /** The id under which a lab knows its report. */
  String stixId(long report) {
    return database
        .first("select stix_id from report where id = ?", row -> row.getString(1), report)
        .orElseThrow(() -> new IllegalStateException("no report in row " + report));
  }

  private record Last(long position, Instant release) {}

  private Last last(MemberId lab, Instant release) {
    return database
        .first(
            "select last_position, last_release from feed where member_id = ?",
            row -> new Last(row.getLong(1), row.getTimestamp(2).toInstant()),
            lab.value())
        .orElse(new Last(0, release));
  }

  /** When a lab's next alert becomes readable: never before an earlier one. */
  Instant releaseFor(MemberId lab, Instant release) {
    Instant before = last(lab, release).release();
    return release.isBefore(before) ? before : release;
  }

  /**
   * Adds an alert at the end of its lab's feed.
   *
   * @param from as {@link #releaseFor} gave it
   */
  void append(MemberId lab, long report, Said said, String jws, Instant issued, Instant from) {
    long position = last(lab, from).position() + 1;
    if (position == 1) {
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
    database.update(
        "insert into alert (id, member_id, position, report_id, campaign_id, state, labs, ceiling,"
            + " kinds, jws, issued_at, release_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        said.id(),
        lab.value(),
        position,
        report,
        said.campaign(),
        said.state(),
        said.labs(),
        said.ceiling(),
        said.kinds(),
        jws,
        issued,
        from);
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
