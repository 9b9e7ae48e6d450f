package org.stillwatch.sdk.transport;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to try again when a hub cannot be reached: pauses that double up to a cap, with jitter.
 *
 * @param first pause, before jitter
 * @param longest pause; a longer one that the hub asks for is waited too, if it fits
 * @param total of all pauses; the attempt after it is the last
 */
public record Patience(Duration first, Duration longest, Duration total) {
  /** Two minutes. */
  public static final Patience USUAL =
      new Patience(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(2));

  /** One attempt. */
  public static final Patience NONE =
      new Patience(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO);

  public Patience {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("a first pause above zero and not above the longest");
    }
  }

  /** The pause after the failed attempt of that number, from 0: half to all of its doubling. */
  public Duration pause(int attempt, RandomGenerator random) {
    long doubled = first.toMillis() << Math.min(attempt, 20);
    long capped = Math.max(1, Math.min(doubled, longest.toMillis()));
    return Duration.ofMillis(capped - random.nextLong(capped / 2 + 1));
  }
}
