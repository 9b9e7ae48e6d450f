package org.stillwatch.sdk.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;

/** Campaigns laid in the feed by SQL, as a snapshot would have put them there. */
final class LaidObjects {
  private static final int AT_ONCE = 1_000;

  private final Random random = new Random(1);
  private final Connection connection;
  private long last;
  private long lastAdded;

  LaidObjects(Connection connection) {
    this.connection = connection;
  }

  /** Adds so many. */
  void lay(long many) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement count =
            connection.prepareStatement(
                "update hub_counter set last = last + ? where name = 'feed_object'");
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into feed_object (position, stix_id, stix_type, public_id, version, added,"
                    + " first_version, last_version, content)"
                    + " values (?, ?, 'campaign', ?, ?, ?, true, true, ?)")) {
      count.setLong(1, many);
      count.executeUpdate();
      begin();
      for (long i = 1; i <= many; i++) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        insert.setLong(1, last + i);
        insert.setString(2, "campaign--" + id);
        insert.setObject(3, id);
        insert.setLong(4, lastAdded + i);
        insert.setLong(5, lastAdded + i);
        insert.setBytes(6, content(id).getBytes(UTF_8));
        insert.addBatch();
        if (i % AT_ONCE == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
      connection.commit();
      last += many;
      lastAdded += many;
    } finally {
      connection.setAutoCommit(true);
    }
    try (var statement = connection.createStatement()) {
      statement.execute("analyze feed_object");
    }
  }

  /** After what the hub itself put there; the counter's row is locked. */
  private void begin() throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select coalesce(max(position), 0), coalesce(max(added), 0) from feed_object")) {
      row.next();
      last = row.getLong(1);
      lastAdded = row.getLong(2);
    }
  }

  /** The moment after which so many objects follow. */
  Instant before(long following) {
    return Instant.EPOCH.plus(lastAdded - following, ChronoUnit.MICROS);
  }

  private static String content(UUID id) {
    return "{\"confidence\":50,\"created\":\"2026-11-28T00:00:00.000Z\",\"created_by_ref\":"
        + "\"identity--1b28cbcc-010d-4eed-90f0-90060a564272\",\"description\":\""
        + "At least 3 AI laboratories independently report clusters of accounts. ".repeat(8)
        + "\",\"id\":\"campaign--"
        + id
        + "\",\"modified\":\"2026-11-28T00:00:00.000Z\",\"name\":\"Stillwatch "
        + id
        + "\",\"object_marking_refs\":[\"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003\"]"
        + ",\"spec_version\":\"2.1\",\"type\":\"campaign\"}";
  }
}
