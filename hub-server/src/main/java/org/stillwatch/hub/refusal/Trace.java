package org.stillwatch.hub.refusal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A failure for the log: the classes of the failure and of what caused it, SQL states, and the
 * places in the program. Not the messages, since a database repeats in them the values that it did
 * not like. Stateless.
 */
final class Trace {
  private static final int MOST_CAUSES = 10;
  private static final int MOST_PLACES = 40;

  private Trace() {}

  static String of(Throwable failure) {
    StringBuilder text = new StringBuilder();
    int causes = 0;
    for (@Nullable Throwable t = failure; t != null && causes++ < MOST_CAUSES; t = t.getCause()) {
      text.append(causes == 1 ? "" : "\nCaused by: ").append(t.getClass().getName());
      if (t instanceof SQLException sql) {
        text.append(" (SQL state ").append(sql.getSQLState()).append(')');
      }
      StackTraceElement[] places = t.getStackTrace();
      for (int i = 0; i < Math.min(places.length, MOST_PLACES); i++) {
        text.append("\n\tat ").append(places[i]);
      }
    }
    return text.toString();
  }
}
