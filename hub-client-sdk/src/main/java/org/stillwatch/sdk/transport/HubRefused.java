package org.stillwatch.sdk.transport;

import org.stillwatch.wire.problem.Problem;

/** The hub answered, and said no. Sending the same again will not help. */
public final class HubRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public HubRefused(Problem problem) {
    super(problem.inWords());
    this.problem = problem;
  }

  /** What was wrong, what was expected, what to do. */
  public Problem problem() {
    return problem;
  }
}
