package org.stillwatch.sdk.spark;

import java.io.IOException;

/** A task failed so often that Spark gave up. The message repeats nothing that a task read. */
public final class JobFailed extends IOException {
  private static final long serialVersionUID = 1L;

  private JobFailed(String message, Exception cause) {
    super(message, cause);
  }

  /** Why, in the words of the first cause that has words for people. */
  static JobFailed because(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException reason && reason.getMessage() != null) {
        return new JobFailed("a task of Spark failed: " + reason.getMessage(), failure);
      }
    }
    return new JobFailed("a job of Spark failed: see Spark's log", failure);
  }
}
