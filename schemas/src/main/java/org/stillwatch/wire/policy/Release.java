package org.stillwatch.wire.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * When alerts leave.
 *
 * @param reason why, for people
 * @param alertTick alerts leave at multiples of this since 1970-01-01T00:00:00Z; zero: at once
 */
public record Release(String reason, Duration alertTick) {

  /** The first moment, not before {@code raised}, at which an alert raised then may leave. */
  public Instant leaves(Instant raised) {
    if (alertTick.isZero()) {
      return raised;
    }
    long seconds = raised.getEpochSecond() + (raised.getNano() > 0 ? 1 : 0);
    long tick = alertTick.toSeconds();
    return Instant.ofEpochSecond(-Math.floorDiv(-seconds, tick) * tick);
  }
}
