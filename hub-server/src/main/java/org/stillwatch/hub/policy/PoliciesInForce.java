package org.stillwatch.hub.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.policy.Policy;

/**
 * The policy the hub runs under and those it replaced, while batches that name them are still
 * accepted. A policy for loopback only has no grace under one that is not.
 *
 * @param current what the hub runs under
 * @param earlier what it ran under before, in any order
 */
public record PoliciesInForce(Policy current, List<Superseded> earlier) {

  /**
   * A policy that was replaced.
   *
   * @param policy as it was
   * @param replacedAt when the hub began to run under the next one
   */
  public record Superseded(Policy policy, Instant replacedAt) {}

  /** Keeps a copy. */
  public PoliciesInForce {
    earlier = List.copyOf(earlier);
  }

  /**
   * The terms of the policy that a batch names, if batches under it are accepted now: it is the
   * current one, or it was replaced less than the current policy's grace ago and is itself not
   * expired. Nothing is accepted once the current policy has expired.
   */
  public Optional<Terms> named(Digest digest, Instant now) {
    if (!current.isValid(now)) {
      return Optional.empty();
    }
    if (current.digest().equals(digest)) {
      return Optional.of(new Terms(current, current));
    }
    return earlier.stream()
        .filter(one -> one.policy().digest().equals(digest) && inGrace(one, now))
        .findFirst()
        .map(one -> new Terms(one.policy(), current));
  }

  /** Whether a batch that names this policy is accepted now. */
  public boolean accepts(Digest digest, Instant now) {
    return named(digest, now).isPresent();
  }

  /** The same hub under its next policy from {@code now} on. */
  public PoliciesInForce replacedBy(Policy next, Instant now) {
    if (next.digest().equals(current.digest())) {
      return this;
    }
    var all = new ArrayList<>(earlier);
    all.add(new Superseded(current, now));
    return new PoliciesInForce(next, all);
  }

  private boolean inGrace(Superseded one, Instant now) {
    return now.isBefore(one.replacedAt().plus(current.epochs().policyGrace()))
        && one.policy().isValid(now)
        && one.policy().matchingDomain().equals(current.matchingDomain())
        && (!one.policy().loopbackOnly() || current.loopbackOnly());
  }
}
