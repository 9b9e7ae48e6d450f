package org.stillwatch.hub.ledger;

import org.stillwatch.wire.policy.LogTerms;

/** The terms of the policy in force; comes in from a higher room. */
@FunctionalInterface
public interface LogTermsSource {
  /** When what happened enters the log. */
  LogTerms current();
}
