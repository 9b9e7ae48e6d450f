package org.stillwatch.sdk.cli.campaign;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** For pipes: a line every so often, with the share and the time left. Thread-safe. */
public final class MeterLines implements Meter {
  private static final Duration BETWEEN = Duration.ofSeconds(10);

  private final String step;
  private final long all;
  private final LongSupplier nanoTime;
  private final Consumer<String> lines;
  private final long begun;
  private long told;

  /**
   * Begins to show.
   *
   * @param all how much there is to do, 1 at least
   * @param nanoTime as {@link System#nanoTime}
   */
  public MeterLines(String step, long all, LongSupplier nanoTime, Consumer<String> lines) {
    this.step = step;
    this.all = all;
    this.nanoTime = nanoTime;
    this.lines = lines;
    this.begun = nanoTime.getAsLong();
    this.told = begun;
  }

  @Override
  public synchronized void reached(long done) {
    long now = nanoTime.getAsLong();
    if (done > 0 && now - told >= BETWEEN.toNanos()) {
      told = now;
      double share = Math.min(1, (double) done / all);
      double left = (now - begun) / 1e9 * (1 - share) / share;
      lines.accept(
          String.format(Locale.ROOT, "  %s: %.0f %%, %.0f s left", step, share * 100, left));
    }
  }

  @Override
  public void close() {}
}
