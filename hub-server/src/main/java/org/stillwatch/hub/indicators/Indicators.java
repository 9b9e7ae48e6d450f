package org.stillwatch.hub.indicators;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.grammar.Statement;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.policy.Admitted;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.StixId;

/** The store of objects, reports and indicators. */
@Singleton
public final class Indicators {
  private final Database database;

  /** The store in that database. */
  @Inject
  public Indicators(Database database) {
    this.database = database;
  }

  /**
   * Keeps every object of a batch, byte for byte; the batch itself is in its chain already.
   *
   * @return the row of the first object; the others follow by their lines
   * @throws Refused with {@link Refusal.Taken} if an id of the batch is in use
   */
  public long keepObjects(Admitted batch) {
    List<Bytes> objects = batch.signed().batch().objects();
    String header = batch.signed().batch().header().digest().base64Url();
    List<StixId> ids = ids(batch.statements(), objects.size());
    long id = database.take("stored_object", objects.size());
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      rows.add(
          new Object[] {
            id + i,
            ids.get(i).toString(),
            batch.signed().sender().value(),
            header,
            i,
            Digest.of(objects.get(i)).base64Url(),
            objects.get(i).toByteArray()
          });
    }
    try {
      database.batch(
          "insert into stored_object (id, stix_id, member_id, header_digest, line, digest, content)"
              + " values (?, ?, ?, ?, ?, ?, ?)",
          rows);
    } catch (Database.DatabaseFailed e) {
      if (e.isDuplicate()) {
        throw new Refused(new Refusal.Taken("an object with an id of this batch"));
      }
      throw e;
    }
    return id;
  }

  /**
   * Keeps reports and their indicators; their ids rise in this order.
   *
   * @param objects as {@link #keepObjects} gave it
   */
  public List<StoredReport> keep(
      Admitted batch, List<Statement.Report> reports, long objects, Instant now) {
    MemberId member = batch.signed().sender();
    int facts = reports.stream().mapToInt(report -> report.indicators().size()).sum();
    long id = database.take("report", reports.size());
    long factId = database.take("indicator", facts);
    List<@Nullable Object[]> reportRows = new ArrayList<>();
    List<@Nullable Object[]> factRows = new ArrayList<>();
    List<StoredReport> stored = new ArrayList<>();
    for (Statement.Report report : reports) {
      reportRows.add(new Object[] {id, report.id().toString(), member.value(), now});
      List<StoredReport.StoredFact> kept = new ArrayList<>();
      for (Statement.Fact fact : report.indicators()) {
        kept.add(new StoredReport.StoredFact(factId, fact, batch.corroborates(fact)));
        factRows.add(row(factId++, fact, id, objects));
      }
      stored.add(new StoredReport(id++, member, kept));
    }
    database.batch(
        "insert into report (id, stix_id, member_id, received_at) values (?, ?, ?, ?)", reportRows);
    database.batch(
        "insert into indicator (id, object_id, report_id, kind, epoch, valid_until)"
            + " values (?, ?, ?, ?, ?, ?)",
        factRows);
    return stored;
  }

  private static Object[] row(long id, Statement.Fact fact, long report, long objects) {
    return new Object[] {
      id,
      objects + fact.line(),
      report,
      fact.kind().form(),
      fact.fields().path("epoch").asText(),
      fact.validUntil()
    };
  }

  /**
   * The row of a lab's own report that is still in force.
   *
   * @return empty if there is none, or it is another lab's: one answer for both
   */
  public Optional<Long> liveReport(MemberId member, StixId id) {
    return database.first(
        "select id from report where stix_id = ? and member_id = ? and withdrawn_at is null",
        row -> row.getLong(1),
        id.toString(),
        member.value());
  }

  /**
   * An indicator of a lab's own that is still in force.
   *
   * @param report the row of its report
   */
  public record LiveIndicator(long id, long report) {}

  /** As {@link #liveReport}, for a single indicator. */
  public Optional<LiveIndicator> liveIndicator(MemberId member, StixId id) {
    return database.first(
        "select i.id, i.report_id from stored_object o join indicator i on i.object_id = o.id"
            + " join report r on r.id = i.report_id"
            + " where o.stix_id = ? and r.member_id = ? and i.withdrawn_at is null"
            + " and r.withdrawn_at is null",
        row -> new LiveIndicator(row.getLong(1), row.getLong(2)),
        id.toString(),
        member.value());
  }

  /** The indicators of a report that are in force. */
  public List<Long> liveIndicatorsOf(long report) {
    return database.list(
        "select id from indicator where report_id = ? and withdrawn_at is null",
        row -> row.getLong(1),
        report);
  }

  /** Marks indicators as withdrawn and destroys their content: only digests stay. */
  public void withdrawIndicators(List<Long> ids, Instant now) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    ids.forEach(id -> rows.add(new Object[] {now, id}));
    database.batch("update indicator set withdrawn_at = ? where id = ?", rows);
    List<@Nullable Object[]> contents = new ArrayList<>();
    ids.forEach(id -> contents.add(new Object[] {new byte[0], id}));
    database.batch(
        "update stored_object set content = ? where id ="
            + " (select object_id from indicator where id = ?)",
        contents);
  }

  /** Marks a report as withdrawn. */
  public void withdrawReport(long id, Instant now) {
    database.update("update report set withdrawn_at = ? where id = ?", now, id);
    database.update(
        "update stored_object set content = ? where stix_id ="
            + " (select stix_id from report where id = ?)",
        new byte[0],
        id);
  }

  private static List<StixId> ids(List<Statement> statements, int objects) {
    StixId[] ids = new StixId[objects];
    for (Statement statement : statements) {
      ids[statement.line()] = statement.id();
      if (statement instanceof Statement.Report report) {
        report.indicators().forEach(fact -> ids[fact.line()] = fact.id());
      }
    }
    return List.of(ids);
  }
}
