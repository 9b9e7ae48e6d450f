package org.stillwatch.hub.members;

import java.time.Instant;
import java.util.Optional;

/**
 * A lab that was admitted.
 *
 * @param id what the wire shows
 * @param name what the operator calls it; never leaves the operator's commands
 * @param enrolled whether keys that it registered are in force
 * @param revokedAt since when it may do nothing any more
 */
public record Member(
    MemberId id, String name, Instant admittedAt, boolean enrolled, Optional<Instant> revokedAt) {

  /** Whether it may act now. */
  public boolean active() {
    return enrolled && revokedAt.isEmpty();
  }
}
