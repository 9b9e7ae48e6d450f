package org.stillwatch.sdk.fake;

import org.stillwatch.wire.problem.Problem;

/** What the fake hub says no with. */
final class FakeRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  FakeRefusal(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
