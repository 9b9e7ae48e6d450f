package org.stillwatch.hub.storage;

import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * Tries the database before the persistence unit does, which is before anything else of the hub
 * runs: whoever starts the hub is told why it cannot, in place of a stack trace. Named in {@code
 * persistence.xml}.
 */
public final class DatabaseAtStart extends SessionEventAdapter {
  private static final int PATIENCE_SECONDS = 10;

  @Override
  public void preLogin(SessionEvent event) {
    if (event.getSession().getDatasourceLogin() instanceof DatasourceLogin login
        && login.getConnector() instanceof JNDIConnector database) {
      try (Connection connection = database.getDataSource().getConnection()) {
        if (!connection.isValid(PATIENCE_SECONDS)) {
          StartFailure.tell(StartFailure.database("it does not answer"));
        }
      } catch (SQLException e) {
        StartFailure.tell(StartFailure.database(kind(e)));
      }
    }
  }

  /** The innermost cause, by its class and SQL state: a message may hold what it should not. */
  private static String kind(SQLException failure) {
    Throwable cause = failure;
    String state = "";
    while (cause.getCause() != null) {
      cause = cause.getCause();
      if (cause instanceof SQLException known && known.getSQLState() != null) {
        state = ", SQL state " + known.getSQLState();
      }
    }
    return cause.getClass().getSimpleName() + state;
  }
}
