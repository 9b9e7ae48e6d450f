package org.stillwatch.hub.refusal;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the database when a request failed on it, told by the SQLSTATE (ISO/IEC 9075-2
 * section 24, PostgreSQL's appendix A, H2's error codes). Anything else that a database says, such
 * as a broken constraint, a missing table or a value too long, is a defect of the hub, and no
 * reason to ask the caller to try again. Stateless.
 */
public enum DatabaseTrouble {
  /** It cannot be reached, shuts down or starts, or has no room or memory left. */
  AWAY,
  /** It answers, but the request lost against others: a deadlock, or a lock that was not freed. */
  CONTENDED;

  /** 08 connection exception, 53 insufficient resources, 57 operator intervention. */
  private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57");

  /**
   * What H2 says when its file is closed or busy, its disk full or broken, its memory used up: the
   * state is its own error code.
   */
  private static final Set<String> AWAY_IN_H2 =
      Set.of(
          "90020", "90028", "90030", "90031", "90067", "90098", "90100", "90108", "90121", "90135");

  /** 40 transaction rollback: serialisation failure, deadlock. */
  private static final String ROLLBACK_CLASS = "40";

  /** A lock was not free in time: PostgreSQL's 55P03, H2's HYT00; a statement timeout: 57014. */
  private static final Set<String> CONTENDED_STATES = Set.of("55P03", "57014", "HYT00", "HYT01");

  private static final String DUPLICATE = "23505";

  /** The trouble in a failure or what caused it; empty if the database is not to blame. */
  public static Optional<DatabaseTrouble> in(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      Optional<DatabaseTrouble> found =
          t instanceof SQLException sql ? ofChain(sql) : ofConnection(t);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Whether a row was not kept since another transaction kept one with the same key first. */
  public static boolean isDuplicate(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && DUPLICATE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** A batch hides the cause behind the first of several exceptions. */
  private static Optional<DatabaseTrouble> ofChain(SQLException failure) {
    for (@Nullable SQLException t = failure; t != null; t = t.getNextException()) {
      Optional<DatabaseTrouble> found = of(t);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<DatabaseTrouble> of(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (CONTENDED_STATES.contains(state) || state.startsWith(ROLLBACK_CLASS)) {
      return Optional.of(CONTENDED);
    }
    boolean away =
        AWAY_IN_H2.contains(state)
            || (state.length() == 5 && AWAY_CLASSES.contains(state.substring(0, 2)))
            || failure instanceof SQLNonTransientConnectionException
            || failure instanceof SQLTransientConnectionException
            || failure instanceof SQLRecoverableException;
    return away ? Optional.of(AWAY) : Optional.empty();
  }

  /**
   * The pool has no connection to give: none became free in time, or no new one could be made. Or a
   * connection broke during the commit, which the transaction manager tells by a code of its own.
   */
  private static Optional<DatabaseTrouble> ofConnection(Throwable failure) {
    boolean broken =
        failure instanceof XAException xa
            && (xa.errorCode == XAException.XAER_RMFAIL
                || xa.errorCode == XAException.XA_RBCOMMFAIL);
    return failure instanceof ResourceException || broken ? Optional.of(AWAY) : Optional.empty();
  }
}
