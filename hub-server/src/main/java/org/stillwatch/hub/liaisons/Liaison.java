package org.stillwatch.hub.liaisons;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.stillwatch.hub.members.Caller;
import org.stillwatch.wire.policy.Purpose;

/**
 * A person of an agency.
 *
 * @param name what the operator calls it, and its user name
 * @param person who it is; known to the operator only
 * @param agency as members see it in the log
 * @param jurisdiction ISO 3166-1 alpha-2
 */
public record Liaison(
    UUID id,
    String name,
    String person,
    String agency,
    String jurisdiction,
    Purpose purpose,
    Instant proposedAt,
    Optional<Instant> approvedAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt) {
  /** How long a proposal waits for the other officer. */
  static final Duration PROPOSAL_LIFE = Duration.ofDays(7);

  /** Where it stands. */
  public enum State {
    /** The other officer has not approved it yet. */
    PROPOSED,
    /** It may read. */
    ACTIVE,
    /** Its time is over, or that of the proposal. */
    EXPIRED,
    /** It was revoked. */
    REVOKED
  }

  /** Where it stands at a moment. */
  public State state(Instant now) {
    if (revokedAt.isPresent()) {
      return State.REVOKED;
    }
    Instant end = expiresAt.orElse(proposedAt.plus(PROPOSAL_LIFE));
    if (!now.isBefore(end)) {
      return State.EXPIRED;
    }
    return approvedAt.isPresent() ? State.ACTIVE : State.PROPOSED;
  }

  Caller.Liaison caller() {
    return new Caller.Liaison(id, agency, jurisdiction, purpose);
  }
}
