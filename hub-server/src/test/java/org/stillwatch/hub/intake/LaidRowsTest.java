package org.stillwatch.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.sdk.cli.bench.LaidReports;
import org.stillwatch.sdk.cli.bench.LaidRows;
import org.stillwatch.wire.indicator.Indicator;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.report.ClusterReport;

/** What {@code bench size} lays in a hub's tables is what ingest would have written. */
class LaidRowsTest {
  private static final UUID LAB = UUID.fromString("6b0f7c3e-2f44-4a53-9e58-1d2a3b4c5d6e");
  private static final int REPORTS = 2 * LaidRows.REPORTS_IN_BATCH;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id, stix_id, member_id, line, digest, content from stored_object",
        "* from report",
        "* from indicator",
        "* from match_value",
        "* from posting",
        "* from holding",
        "* from hub_counter"
      })
  void laidRowsAreWhatIngestWrites(String columns) throws SQLException {
    String rows = "select " + columns + " order by 1, 2";
    List<List<String>> ingested;
    try (TestHub hub = new TestHub(TestDatabase.POSTGRESQL, "evaluation")) {
      TestLab lab = hub.enrol(LAB);
      LaidReports reports = reports(hub, lab);
      lab.submit(reports.report(0));
      for (int from = 1; from <= REPORTS; from += LaidRows.REPORTS_IN_BATCH) {
        lab.submit(batch(reports, from));
      }
      ingested = all(hub, rows);
    }
    assertThat(ingested).isNotEmpty();
    try (TestHub hub = new TestHub(TestDatabase.POSTGRESQL, "evaluation")) {
      lay(hub, hub.enrol(LAB));
      assertThat(all(hub, rows)).isEqualTo(ingested);
    }
  }

  @Test
  void aReportOfAnotherLabAgreesWithLaidOnes() throws SQLException {
    try (TestHub hub = new TestHub(TestDatabase.POSTGRESQL, "evaluation")) {
      TestLab first = hub.enrol(LAB);
      TestLab other = hub.enrol();
      lay(hub, first);
      ClusterReport laid = reports(hub, first).report(7);
      List<Indicator> same = new ArrayList<>();
      for (int place : new int[] {3, LaidReports.INDICATORS - 1}) {
        Indicator known = laid.indicators().get(place);
        same.add(other.indicator(known.kind(), known.fields()));
      }
      other.submit(other.report(List.of(same.get(0))));
      other.submit(other.report(List.of(same.get(1))));
      assertThat(hub.alerts(first.id())).isNotEmpty().allMatch(a -> a.cluster().equals(laid.id()));
      assertThat(hub.alerts(other.id())).hasSize(2);
    }
  }

  private static void lay(TestHub hub, TestLab lab) throws SQLException {
    LaidReports reports = reports(hub, lab);
    lab.submit(reports.report(0));
    try (Connection connection = hub.connection()) {
      LaidRows rows = new LaidRows(connection, reports);
      rows.indexes(false);
      rows.lay(1, REPORTS);
      rows.indexes(true);
    }
  }

  private static LaidReports reports(TestHub hub, TestLab lab) {
    return new LaidReports(lab.identity(), Epoch.of(hub.clock.instant()), hub.clock.instant());
  }

  private static ClusterReport[] batch(LaidReports reports, int from) {
    ClusterReport[] batch = new ClusterReport[LaidRows.REPORTS_IN_BATCH];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = reports.report(from + i);
    }
    return batch;
  }

  private static List<List<String>> all(TestHub hub, String query) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    try (Connection connection = hub.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
    }
    return all;
  }
}
