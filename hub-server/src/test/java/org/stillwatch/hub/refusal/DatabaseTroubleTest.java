package org.stillwatch.hub.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.PersistenceException;
import jakarta.resource.spi.ResourceAllocationException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.stillwatch.hub.fixture.TestDatabase;

/** What the real databases say, and how the hub takes it. */
class DatabaseTroubleTest {

  @ParameterizedTest
  @EnumSource
  void whatTheHubDidWrongIsNoTroubleOfTheDatabase(TestDatabase kind) throws SQLException {
    try (Connection connection = kind.fresh().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (id integer primary key, word varchar(2) not null)");
      statement.execute("insert into t values (1, 'x')");
      noTrouble(() -> statement.execute("select nothing from t"));
      noTrouble(() -> statement.execute("select * from nowhere"));
      noTrouble(() -> statement.execute("insert into t values (2, null)"));
      noTrouble(() -> statement.execute("insert into t values (2, 'too long')"));
      noTrouble(() -> statement.execute("insert into t values (1, 'x')"));
      SQLException twice =
          catchThrowableOfType(
              SQLException.class, () -> statement.execute("insert into t values (1, 'x')"));
      assertThat(DatabaseTrouble.isDuplicate(twice)).isTrue();
    }
  }

  @Test
  void aDatabaseThatClosesIsAway() throws SQLException {
    try (Connection connection = TestDatabase.H2.fresh().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown immediately");
      away(() -> statement.execute("select 1"));
    }
  }

  @Test
  void aConnectionThatTheOperatorOfTheDatabaseEndsIsAway() throws SQLException {
    DataSource source = TestDatabase.POSTGRESQL.fresh();
    try (Connection victim = source.getConnection();
        Statement victims = victim.createStatement();
        Connection other = source.getConnection();
        Statement others = other.createStatement()) {
      others.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
      away(() -> victims.execute("select 1"));
      away(() -> victims.execute("select 1"));
    }
  }

  @Test
  void aServerThatIsNotThereIsAway() {
    PGSimpleDataSource nobody = new PGSimpleDataSource();
    nobody.setServerNames(new String[] {"127.0.0.1"});
    nobody.setPortNumbers(new int[] {1});
    away(nobody::getConnection);
  }

  @ParameterizedTest
  @EnumSource
  void aLockThatIsNotFreedIsContention(TestDatabase kind) throws SQLException {
    DataSource source = kind.fresh();
    try (Connection first = source.getConnection();
        Statement firsts = first.createStatement();
        Connection second = source.getConnection();
        Statement seconds = second.createStatement()) {
      firsts.execute("create table t (id integer primary key)");
      firsts.execute("insert into t values (1)");
      first.setAutoCommit(false);
      second.setAutoCommit(false);
      seconds.execute(
          kind == TestDatabase.H2 ? "set lock_timeout 50" : "set local lock_timeout = 50");
      firsts.execute("update t set id = 2");
      SQLException late =
          catchThrowableOfType(
              SQLException.class, () -> seconds.execute("update t set id = 3 where id = 1"));
      assertThat(DatabaseTrouble.in(wrapped(late))).contains(DatabaseTrouble.CONTENDED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "08006, AWAY",
    "53300, AWAY",
    "53100, AWAY",
    "57P01, AWAY",
    "57P03, AWAY",
    "90067, AWAY",
    "90100, AWAY",
    "40001, CONTENDED",
    "40P01, CONTENDED",
    "57014, CONTENDED",
    "22001, ",
    "23503, ",
    "42601, ",
    "42P01, ",
    "0A000, ",
    "XX000, ",
    "90038, "
  })
  void theStateDecides(String state, DatabaseTrouble trouble) {
    assertThat(DatabaseTrouble.in(new SQLException("words", state)))
        .isEqualTo(Optional.ofNullable(trouble));
  }

  @Test
  void aPoolWithNoConnectionToGiveIsAway() {
    SQLException failure =
        new SQLException("no state", new ResourceAllocationException("max-pool-size"));
    assertThat(DatabaseTrouble.in(wrapped(failure))).contains(DatabaseTrouble.AWAY);
  }

  @Test
  void theCauseBehindABatchIsFound() {
    BatchUpdateException batch = new BatchUpdateException("batch", "XX000", new int[0]);
    batch.setNextException(new SQLException("terminated", "57P01"));
    assertThat(DatabaseTrouble.in(batch)).contains(DatabaseTrouble.AWAY);
  }

  @Test
  void whatHasNothingToDoWithTheDatabaseIsNoTroubleOfIt() {
    assertThat(DatabaseTrouble.in(new IllegalStateException("a defect"))).isEmpty();
  }

  @Test
  void theLogNamesClassesStatesAndPlacesButNoValue() {
    SQLException told = new SQLException("Key (name)=(lab-a) already exists", "23505");
    assertThat(Trace.of(wrapped(told)))
        .contains("PersistenceException", "SQLException", "23505", "DatabaseTroubleTest")
        .doesNotContain("lab-a");
  }

  private static void away(ThrowingCallable call) {
    SQLException failure = catchThrowableOfType(SQLException.class, call);
    assertThat(DatabaseTrouble.in(wrapped(failure)))
        .as("SQL state %s", failure.getSQLState())
        .contains(DatabaseTrouble.AWAY);
  }

  private static void noTrouble(ThrowingCallable call) {
    SQLException failure = catchThrowableOfType(SQLException.class, call);
    assertThat(DatabaseTrouble.in(wrapped(failure)))
        .as("SQL state %s", failure.getSQLState())
        .isEmpty();
  }

  private static RuntimeException wrapped(SQLException failure) {
    return new IllegalStateException(new PersistenceException(failure));
  }
}
