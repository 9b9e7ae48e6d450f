package org.stillwatch.sdk.sink;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sink could not take an alert now; the same later may be taken. The message says what was
 * expected, and never repeats a secret, an address with a secret in it, or an account.
 */
public final class SinkFailed extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;

  public SinkFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.retryAfter = Optional.empty();
  }

  /** With the pause that the receiver asks for. */
  public SinkFailed(String message, Optional<Duration> retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** The pause that the receiver asks for. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
