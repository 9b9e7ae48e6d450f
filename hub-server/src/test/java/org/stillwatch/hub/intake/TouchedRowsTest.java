package org.stillwatch.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.sdk.cli.bench.LaidReports;
import org.stillwatch.sdk.cli.bench.LaidRows;
import org.stillwatch.wire.oprf.Epoch;

/**
 * How many rows PostgreSQL touches for a batch does not depend on how many there are, also under
 * the plans that it keeps for statements which it sees often: those know no value in advance.
 */
class TouchedRowsTest {
  private static final int REPORTS = 60 * LaidRows.REPORTS_IN_BATCH;
  private static final int BATCHES = 10;
  private static final long MOST_A_BATCH = 200;

  @Test
  void aBatchTouchesFewRowsOfEachTableHoweverManyThereAre() throws SQLException {
    try (TestHub hub = new TestHub(TestDatabase.POSTGRESQL, "evaluation")) {
      TestLab laid = hub.enrol();
      List<TestLab> labs = List.of(hub.enrol(), hub.enrol());
      lay(hub, laid);
      labs.forEach(lab -> lab.submit(lab.report(List.of(lab.payment("first")))));
      run(
          hub,
          "update report set campaign_id = (select min(id) from campaign) where id % 2 = 0",
          "do $$ begin execute 'alter database ' || current_database() ||"
              + " ' set plan_cache_mode = force_generic_plan'; end $$",
          "vacuum analyze");
      Map<String, Long> before = touched(hub);
      for (int i = 0; i < BATCHES; i++) {
        for (TestLab lab : labs) {
          lab.submit(lab.report(List.of(lab.payment("common " + i), lab.payment("own"))));
        }
      }
      Map<String, Long> after = touched(hub);
      after.forEach((table, rows) ->
          assertThat(rows - before.getOrDefault(table, 0L))
              .as("rows of %s, of %d", table, hub.rows(table))
              .isLessThan(2 * BATCHES * MOST_A_BATCH));
      assertThat(hub.rows("indicator")).isGreaterThan(5 * 2 * BATCHES * MOST_A_BATCH);
    }
  }

  private static void lay(TestHub hub, TestLab lab) throws SQLException {
    LaidReports reports =
        new LaidReports(lab.identity(), Epoch.of(hub.clock.instant()), hub.clock.instant());
    lab.submit(reports.report(0));
    try (Connection connection = hub.connection()) {
      new LaidRows(connection, reports).lay(1, REPORTS);
    }
  }

  private static void run(TestHub hub, String... statements) throws SQLException {
    try (Connection connection = hub.connection();
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  /** What was read so far, by scans and by indexes. A connection tells it when it ends. */
  private static Map<String, Long> touched(TestHub hub) throws SQLException {
    Map<String, Long> touched = new TreeMap<>();
    try (Connection connection = hub.connection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)"
                    + " from pg_stat_user_tables")) {
      while (rows.next()) {
        touched.put(rows.getString(1), rows.getLong(2));
      }
    }
    return touched;
  }
}
