package org.stillwatch.hub.launch;

/** The hub did not come up. The message says why and what to do; the exit code is 1. */
final class StartFailed extends Exception {
  private static final long serialVersionUID = 1L;

  StartFailed(String message) {
    super(message);
  }

  StartFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
