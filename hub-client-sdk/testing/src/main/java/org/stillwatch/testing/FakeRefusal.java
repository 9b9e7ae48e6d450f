package org.stillwatch.testing;

import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.problem.Reason;

/** What the fake hub says no with. */
final class FakeRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  FakeRefusal(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  static FakeRefusal of(ProblemType type, int status, String expected) {
    return new FakeRefusal(
        Problem.of(type, status, "expected " + expected, Reason.whole(expected, "send that")));
  }

  Problem problem() {
    return problem;
  }
}
