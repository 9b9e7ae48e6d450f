package org.stillwatch.wire.policy;

import java.time.Instant;

/**
 * On what law a feed for a government's liaisons rests, and until when. Nothing is released without
 * one that is in force.
 *
 * @param id as the policy names it
 * @param jurisdiction ISO 3166-1 alpha-2, in capitals; {@code XX} for an invented one
 * @param validFrom first moment at which it holds
 * @param validUntil first moment at which it does not hold any more
 */
public record LegalBasis(String id, String jurisdiction, Instant validFrom, Instant validUntil) {
  /** Whether it holds at a moment. */
  public boolean isInForce(Instant now) {
    return !now.isBefore(validFrom) && now.isBefore(validUntil);
  }
}
