package org.stillwatch.hub.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL on the connection of the running transaction, for rows that come in bulk; entities are
 * for the rest. Statements are the program's own text, values are always bound. Thread-safe, as
 * each transaction has a connection of its own.
 */
@Singleton
public final class Database {
  /** As both databases say it. */
  private static final String UNIQUE_VIOLATION = "23505";

  private final CurrentConnection connection;

  /** The database behind that connection. */
  @Inject
  public Database(CurrentConnection connection) {
    this.connection = connection;
  }

  /** The connection of the running transaction. */
  @FunctionalInterface
  public interface CurrentConnection {
    /** The same for every call within one transaction; never closed by the caller. */
    Connection get();
  }

  /** Makes a value of the current row. */
  @FunctionalInterface
  public interface RowReader<T> {
    /** Reads the current row, and does not move on. */
    T read(ResultSet row) throws SQLException;
  }

  /** A failure of the database that the caller did not expect. Its message holds no bound value. */
  public static final class DatabaseFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean duplicate;

    DatabaseFailed(SQLException cause) {
      super("SQL state " + cause.getSQLState(), cause);
      duplicate = UNIQUE_VIOLATION.equals(cause.getSQLState());
    }

    /** Whether a row with a key that stands once was there before. */
    public boolean isDuplicate() {
      return duplicate;
    }
  }

  /**
   * Row ids to be bound to one placeholder, as in {@code id = any(?)}: the text of the statement
   * does not depend on how many they are, and is prepared once.
   */
  public record Ids(Collection<Long> ids) {
    /** Copies the ids. */
    public Ids {
      ids = List.copyOf(ids);
    }
  }

  /** All rows of a query. */
  public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(reader.read(rows));
        }
        return all;
      }
    } catch (SQLException e) {
      throw new DatabaseFailed(e);
    }
  }

  /** The first row of a query. */
  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) {
    return list(sql, reader, values).stream().findFirst();
  }

  /** Changes rows and says how many. */
  public int update(String sql, @Nullable Object... values) {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseFailed(e);
    }
  }

  /** The same change for many rows of values; says for each how many rows it changed. */
  public int[] batch(String sql, List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return new int[0];
    }
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException e) {
      throw new DatabaseFailed(e);
    }
  }

  /**
   * Takes the next numbers of a counter; the caller holds the lock under which it is counted.
   *
   * @return the first of {@code count} numbers in a row
   */
  public long take(String counter, int count) {
    update("update hub_counter set last = last + ? where name = ?", count, counter);
    return last(counter) - count + 1;
  }

  /** The number of a counter that was taken last; 0 if none was. */
  public long last(String counter) {
    return first("select last from hub_counter where name = ?", row -> row.getLong(1), counter)
        .orElseThrow(() -> new IllegalStateException("the migrations did not make " + counter));
  }

  /** As many placeholders as there are values: {@code ?, ?, ?}. */
  public static String placeholders(Collection<?> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }

  /** The values of several lists in a row, for binding. */
  public static @Nullable Object[] values(Collection<?> first, @Nullable Object... more) {
    List<@Nullable Object> all = new ArrayList<>(first);
    all.addAll(Arrays.asList(more));
    return all.toArray();
  }

  /** The name of the database's maker, as its driver says. */
  String product() {
    try {
      return connection().getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw new DatabaseFailed(e);
    }
  }

  private Connection connection() {
    return connection.get();
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof Instant moment) {
        statement.setTimestamp(i + 1, Timestamp.from(moment));
      } else if (value instanceof byte[] bytes) {
        statement.setBytes(i + 1, bytes);
      } else if (value instanceof Ids several) {
        statement.setArray(
            i + 1, statement.getConnection().createArrayOf("bigint", several.ids().toArray()));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
