package org.stillwatch.wire.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * When what happened enters the hub's log.
 *
 * @param reason why, for people
 * @param tick leaves enter, shuffled, at multiples of this since 1970-01-01T00:00:00Z; 1 second at
 *     least
 * @param promise how long after its tick a leaf is in a signed checkpoint at the latest: what a
 *     receipt promises
 */
public record LogTerms(String reason, Duration tick, Duration promise) {
  /** Of a policy that is silent about the log. */
  public static final LogTerms USUAL =
      new LogTerms(
          "The usual terms, since this policy is silent about the log.",
          Duration.ofHours(1),
          Duration.ofHours(1));

  /** The first tick that is not before a moment. */
  public Instant enters(Instant happened) {
    return new Release(reason, tick).leaves(happened);
  }

  /** Until when what happened at a moment is in a signed checkpoint. */
  public Instant promised(Instant happened) {
    return enters(happened).plus(promise);
  }
}
