package org.stillwatch.hub.policy;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.policy.Policy;

/** The policies in force, from the start of the hub on. Thread-safe. */
@ApplicationScoped
public class PolicyHolder {
  private volatile @Nullable PoliciesInForce inForce;

  /** From now on these. */
  public void set(PoliciesInForce policies) {
    inForce = policies;
  }

  /**
   * The policies in force.
   *
   * @throws IllegalStateException before the hub has started
   */
  public PoliciesInForce inForce() {
    PoliciesInForce policies = inForce;
    if (policies == null) {
      throw new IllegalStateException("the hub has not started yet");
    }
    return policies;
  }

  /** The policy that the hub runs under. */
  public Policy current() {
    return inForce().current();
  }
}
