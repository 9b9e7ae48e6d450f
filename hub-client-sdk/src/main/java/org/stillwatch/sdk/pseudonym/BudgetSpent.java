package org.stillwatch.sdk.pseudonym;

import java.time.Duration;
import java.util.Optional;
import org.stillwatch.sdk.transport.HubUnreachable;

/**
 * The hub evaluates no more values for this lab today. The budget is what bounds a member that
 * guesses, so it is not a fault.
 */
public final class BudgetSpent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;

  BudgetSpent(HubUnreachable cause) {
    super(
        "the lab's budget of evaluations is used up: try again when the hub's day is over, or ask"
            + " its operator for a larger one",
        cause);
    this.retryAfter = cause.retryAfter();
  }

  /** When there will be a budget again, if the hub said so. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
