package org.stillwatch.sdk.watch;

import java.time.Duration;

/**
 * How a watch behaves.
 *
 * @param whenBlind what it says of the unknown while it is out of date
 * @param mostAge out of date when what it knows is older, which look-ups notice some 20 ms late;
 *     above zero
 * @param refreshEvery how often it reads what other processes of the lab wrote; above zero
 * @param mostWait how long whoever adds to it waits for those before, before {@link
 *     WatchOverloaded}
 */
public record WatchSettings(
    WhenBlind whenBlind, Duration mostAge, Duration refreshEvery, Duration mostWait) {
  public WatchSettings {
    if (mostAge.isNegative()
        || mostAge.isZero()
        || refreshEvery.isNegative()
        || refreshEvery.isZero()
        || mostWait.isNegative()) {
      throw new IllegalArgumentException("ages and pauses above zero, and a wait of none or more");
    }
  }

  /** Reads every ten seconds, and is out of date after the given age. */
  public static WatchSettings of(WhenBlind whenBlind, Duration mostAge) {
    return new WatchSettings(whenBlind, mostAge, Duration.ofSeconds(10), Duration.ofSeconds(30));
  }
}
