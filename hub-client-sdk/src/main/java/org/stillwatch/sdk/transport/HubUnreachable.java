package org.stillwatch.sdk.transport;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.problem.Problem;

/** The hub did not answer, or cannot take it now. Sending the same again later may help. */
public final class HubUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;
  private final transient Optional<Problem> problem;

  /** No answer came. */
  public HubUnreachable(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.retryAfter = Optional.empty();
    this.problem = Optional.empty();
  }

  /** An answer came: not now. */
  public HubUnreachable(Problem problem) {
    super(problem.inWords());
    this.retryAfter = problem.retryAfter();
    this.problem = Optional.of(problem);
  }

  /** The pause that the hub asks for. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** What the hub said, if it said anything. */
  public Optional<Problem> problem() {
    return problem;
  }
}
