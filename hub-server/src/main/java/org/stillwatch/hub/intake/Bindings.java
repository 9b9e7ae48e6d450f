package org.stillwatch.hub.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.members.Signed;
import org.stillwatch.hub.policy.Objection;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.policy.Terms;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.seal.BatchBinding;

/** Checks what a header binds a batch to: this hub, its domain, an epoch, a policy. Thread-safe. */
@Singleton
public final class Bindings {
  private final HubIdentity hub;
  private final PolicyHolder policies;

  /** Bindings to that hub. */
  @Inject
  public Bindings(HubIdentity hub, PolicyHolder policies) {
    this.hub = hub;
    this.policies = policies;
  }

  /**
   * The terms under which the batch is to be judged.
   *
   * @throws Refused if it is bound to anything else than this hub and what is in force now
   */
  public Terms terms(Signed signed, Instant now) {
    BatchBinding binding = signed.batch().header().binding();
    if (!binding.audience().equals(hub.id())) {
      throw refused(ProblemType.WRONG_AUDIENCE, "this hub's id", "seal it for this hub");
    }
    Terms terms =
        policies
            .inForce()
            .named(binding.policy(), now)
            .orElseThrow(() ->
                refused(
                    ProblemType.UNKNOWN_POLICY,
                    "the digest of the policy in force",
                    "fetch the policy, check what it changes, and seal again"));
    if (!binding.matchingDomain().name().equals(terms.policy().matchingDomain())) {
      throw refused(
          ProblemType.WRONG_DOMAIN, "the matching domain of the policy", "seal it for this domain");
    }
    epoch(binding.epoch(), terms, now);
    return terms;
  }

  private static void epoch(Epoch epoch, Terms terms, Instant now) {
    Optional<Objection> over = terms.epochEnded(epoch.ends(), now);
    if (over.isPresent() || now.plus(Terms.CLOCK_SKEW).isBefore(epoch.starts())) {
      throw refused(
          ProblemType.STALE_EPOCH,
          "the epoch " + Epoch.of(now) + ", or the one before it during the overlap",
          "tokenise and sketch again in the epoch in force");
    }
  }

  private static Refused refused(ProblemType type, String expected, String remedy) {
    return new Refused(new Refusal.SealRefused(type, expected, remedy));
  }
}
