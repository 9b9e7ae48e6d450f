package org.stillwatch.hub.launch;

/** The command line cannot be understood. The message says what is wrong; the exit code is 2. */
final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageError(String message) {
    super(message);
  }

  UsageError(String message, Throwable cause) {
    super(message, cause);
  }
}
