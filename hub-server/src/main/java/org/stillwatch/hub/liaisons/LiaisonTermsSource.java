package org.stillwatch.hub.liaisons;

import org.stillwatch.wire.policy.LiaisonTerms;

/** The terms of the policy in force. */
@FunctionalInterface
public interface LiaisonTermsSource {
  /** As they are now. */
  LiaisonTerms current();
}
