package org.stillwatch.sdk.cli.campaign;

import java.util.function.LongSupplier;

/** Seconds since it was last asked. Not thread-safe. */
final class Stopwatch {
  private final LongSupplier nanoTime;
  private long begun;

  /**
   * Begins.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  Stopwatch(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
  }

  /** Since the beginning or the lap before. */
  double lap() {
    long now = nanoTime.getAsLong();
    double seconds = (now - begun) / 1e9;
    begun = now;
    return seconds;
  }
}
