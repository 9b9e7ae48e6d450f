package org.stillwatch.sdk.cli.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.Comparison;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.MatchValue;
import org.stillwatch.wire.report.ClusterReport;

/**
 * Writes reports into a hub's tables in PostgreSQL as ingest would have written them, many at once:
 * a test of the hub compares the two. Only the seals of their batches are copies of another's, and
 * stand in streams of their own. The hub rests meanwhile. For one thread.
 */
public final class LaidRows {
  /** Reports in a batch of at most 500 objects. */
  public static final int REPORTS_IN_BATCH = 500 / (LaidReports.INDICATORS + 1);

  private static final int LINES = LaidReports.INDICATORS + 1;

  private final Connection connection;
  private final LaidReports reports;

  /**
   * Rows to come.
   *
   * @param connection to the hub's database, with auto-commit
   * @param reports of a lab that submitted the report of number 0 before, and it only
   */
  public LaidRows(Connection connection, LaidReports reports) {
    this.connection = connection;
    this.reports = reports;
  }

  /** Lays the reports with the numbers from {@code first} on; the last batch is full. */
  public void lay(long first, long count) throws SQLException {
    long batches = count / REPORTS_IN_BATCH;
    if (batches * REPORTS_IN_BATCH != count) {
      throw new IllegalArgumentException("whole batches of " + REPORTS_IN_BATCH + " reports");
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      new One(statement, first, count).lay();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Takes the indexes away that are cheaper made anew for many rows, or brings them back. */
  public void indexes(boolean there) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (there) {
        statement.execute("set maintenance_work_mem = '512MB'");
        statement.execute(
            "alter table stored_object add constraint stored_object_stix_id_key unique (stix_id)");
        statement.execute("create index match_value_by_fingerprint on match_value (fingerprint)");
        statement.execute("vacuum analyze");
        statement.execute("checkpoint");
      } else {
        statement.execute("alter table stored_object drop constraint stored_object_stix_id_key");
        statement.execute("drop index match_value_by_fingerprint");
      }
    }
  }

  /** Bytes of the whole database. */
  public long bytes() throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery("select pg_database_size(current_database())")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** One range of numbers. */
  private final class One {
    private final Statement statement;
    private final String numbers;
    private final long first;
    private final long count;
    private final String member;
    private final long objects;
    private final long reportRows;
    private final long indicators;
    private final long values;

    One(Statement statement, long first, long count) throws SQLException {
      this.statement = statement;
      this.first = first;
      this.count = count;
      this.numbers = " from generate_series(" + first + "::bigint, " + (first + count - 1) + ") n";
      this.member = "'" + reports.lab().uuid() + "'::uuid";
      this.objects = take("stored_object", count * LINES);
      this.reportRows = take("report", count);
      this.indicators = take("indicator", count * LaidReports.INDICATORS);
      this.values = take("match_value", count * LaidReports.VALUES);
    }

    private long take(String counter, long more) throws SQLException {
      statement.execute(
          "update hub_counter set last = last + " + more + " where name = '" + counter + "'");
      try (var row =
          statement.executeQuery("select last from hub_counter where name = '" + counter + "'")) {
        row.next();
        return row.getLong(1) - more + 1;
      }
    }

    void lay() throws SQLException {
      ClusterReport example = reports.report(0);
      List<Bytes> contents = example.toObjects();
      batches();
      object(0, "'grouping--' || " + uuid(0), grouping(text(contents.get(0))));
      statement.execute(
          "insert into report (id, stix_id, member_id, received_at) select "
              + row(reportRows, 1, 0)
              + ", 'grouping--' || "
              + uuid(0)
              + ", "
              + member
              + ", (select received_at from report where stix_id = '"
              + example.id()
              + "')"
              + numbers);
      for (int place = 0; place < LaidReports.INDICATORS; place++) {
        String template = text(contents.get(place + 1));
        object(place + 1, "'indicator--' || " + uuid(place + 1), indicator(template, place));
        indicatorRow(place, example);
        values(example, place);
      }
    }

    private void batches() throws SQLException {
      String stream = "'laid-" + first + "'";
      statement.execute(
          "insert into batch (header_digest, member_id, stream, sequence, header_jws, receipt,"
              + " received_at) select "
              + batchDigest("b")
              + ", member_id, "
              + stream
              + ", b + 1, header_jws, receipt, received_at from (select * from batch where member_id = "
              + member
              + " order by sequence limit 1) copied, generate_series(0::bigint, "
              + (count / REPORTS_IN_BATCH - 1)
              + ") b");
      statement.execute(
          "insert into batch_chain (member_id, stream, sequence, head) select member_id, stream,"
              + " sequence, header_digest from batch where stream = "
              + stream
              + " order by sequence desc limit 1");
    }

    private String batchDigest(String batch) {
      return base64("sha256(convert_to('laid batch " + first + " ' || (" + batch + "), 'UTF8'))");
    }

    private void object(int line, String id, String content) throws SQLException {
      String batch = "((n - " + first + ") / " + REPORTS_IN_BATCH + ")";
      String inBatch = "((n - " + first + ") % " + REPORTS_IN_BATCH + ") * " + LINES + " + " + line;
      statement.execute(
          "insert into stored_object (id, stix_id, member_id, header_digest, line, digest, content)"
              + " select id, stix_id, "
              + member
              + ", header_digest, line, "
              + base64("sha256(content)")
              + ", content from (select "
              + row(objects, LINES, line)
              + " as id, "
              + id
              + " as stix_id, "
              + batchDigest(batch)
              + " as header_digest, "
              + inBatch
              + " as line, convert_to("
              + content
              + ", 'UTF8') as content"
              + numbers
              + ") made");
    }

    private void indicatorRow(int place, ClusterReport example) throws SQLException {
      statement.execute(
          "insert into indicator (id, object_id, report_id, kind, epoch, valid_until) select "
              + row(indicators, LaidReports.INDICATORS, place)
              + ", "
              + row(objects, LINES, place + 1)
              + ", "
              + row(reportRows, 1, 0)
              + ", kind, epoch, valid_until from (select kind, epoch, valid_until from indicator"
              + " where object_id = (select id from stored_object where stix_id = '"
              + example.indicators().get(place).id()
              + "')) copied,"
              + numbers.substring(" from".length()));
    }

    private void values(ClusterReport example, int place) throws SQLException {
      var indicator = example.indicators().get(place);
      List<MatchValue> of = indicator.kind().matchValues(indicator.fields());
      int part = 0;
      for (int i = 0; i < of.size(); i++) {
        Comparison comparison = of.get(i).comparison();
        int parts = comparison.feature().map(Feature::components).orElse(32) / 32;
        String id = row(values, LaidReports.VALUES, place + i);
        value(id, comparison, parts(place, part, parts));
        posting(id, place);
        holding(id);
        part += parts;
      }
    }

    private void value(String id, Comparison comparison, String content) throws SQLException {
      statement.execute(
          "insert into match_value (id, comparison, fingerprint, content, by_likeness) select id,"
              + " comparison, ('x' || encode(substr(sha256(convert_to(comparison, 'UTF8')"
              + " || '\\x00'::bytea || content), 1, 8), 'hex'))::bit(64)::bigint, content, "
              + comparison.feature().isPresent()
              + " from (select "
              + id
              + " as id, '"
              + comparison.name()
              + "' as comparison, "
              + content
              + " as content"
              + numbers
              + ") made");
    }

    private void posting(String id, int place) throws SQLException {
      statement.execute(
          "insert into posting (value_id, indicator_id, report_id, member_id, cautions) select "
              + id
              + ", "
              + row(indicators, LaidReports.INDICATORS, place)
              + ", "
              + row(reportRows, 1, 0)
              + ", "
              + member
              + ", 0"
              + numbers);
    }

    private void holding(String id) throws SQLException {
      statement.execute(
          "insert into holding (value_id, member_id, clusters, first_report) select "
              + id
              + ", "
              + member
              + ", 1, "
              + row(reportRows, 1, 0)
              + numbers);
    }

    /** The row of the {@code place}-th of {@code each} in report n. */
    private String row(long base, int each, int place) {
      return "(" + (base + place) + " + (n - " + first + ") * " + each + ")";
    }
  }

  private static String grouping(String template) {
    String made = literal(template);
    for (int line = 0; line < LINES; line++) {
      made = put(made, LaidReports.uuid(0, line).toString(), uuid(line));
    }
    return made;
  }

  private static String indicator(String template, int place) {
    String made =
        put(literal(template), LaidReports.uuid(0, place + 1).toString(), uuid(place + 1));
    if (place < LaidReports.TOKENS) {
      return put(made, LaidReports.value(0, place, 0).base64Url(), base64(parts(place, 0, 1)));
    }
    List<String> all = new ArrayList<>();
    int part = 0;
    for (Feature feature : Feature.values()) {
      int parts = feature.components() / 32;
      String content = parts(place, part, parts);
      made = put(made, joined(place, part, parts).base64Url(), base64(content));
      all.add(content);
      part += parts;
    }
    var fields = LaidReports.kind(place);
    Bytes whole = joined(place, 0, part);
    String pattern = org.stillwatch.wire.canonical.Digest.of(whole).base64Url();
    if (!fields.byLikeness()) {
      throw new IllegalStateException("the last indicator is a template");
    }
    return put(made, pattern, base64("sha256(" + String.join(" || ", all) + ")"));
  }

  private static Bytes joined(int place, int from, int parts) {
    byte[] all = new byte[32 * parts];
    for (int i = 0; i < parts; i++) {
      System.arraycopy(LaidReports.value(0, place, from + i).toByteArray(), 0, all, 32 * i, 32);
    }
    return Bytes.of(all);
  }

  private static String parts(int place, int from, int parts) {
    return IntStream.range(from, from + parts)
        .mapToObj(
            part -> "sha256(convert_to('laid ' || n || ' " + place + " " + part + "', 'UTF8'))")
        .collect(Collectors.joining(" || ", "(", ")"));
  }

  private static String uuid(int line) {
    String hex = "encode(sha256(convert_to('laid id ' || n || ' " + line + "', 'UTF8')), 'hex')";
    return "(select substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-8'"
        + " || substr(h, 18, 3) || '-' || substr(h, 21, 12) from (select "
        + hex
        + " as h offset 0) hashed)";
  }

  /** As the wire writes it: without padding, in the alphabet for addresses. */
  private static String base64(String bytes) {
    return "rtrim(translate(encode(" + bytes + ", 'base64'), '+/' || chr(10), '-_'), '=')";
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String put(String made, String what, String expression) {
    if (!made.contains(what)) {
      throw new IllegalStateException("the example does not hold what is to be replaced");
    }
    return made.replace(what, "' || " + expression + " || '");
  }

  private static String text(Bytes content) {
    return new String(content.toByteArray(), StandardCharsets.UTF_8);
  }
}
