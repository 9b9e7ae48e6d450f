package org.stillwatch.sdk.watch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * {@link System#nanoTime()} as of some milliseconds ago, without its price: asking the processor
 * for the time makes it wait for all reads of memory before, which is most of what a look-up takes.
 * A thread of its own reads the time; once that ends, for whatever reason, each asking does.
 */
final class Ticker implements LongSupplier {
  static final Duration BEHIND = Duration.ofMillis(20);

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long now = System.nanoTime();
  private volatile boolean running = true;

  private Ticker() {}

  static Ticker start() {
    Ticker ticker = new Ticker();
    Thread thread = new Thread(ticker::run, "watch-ticker");
    thread.setDaemon(true);
    thread.start();
    return ticker;
  }

  private void run() {
    try {
      while (!closed.await(BEHIND.toNanos(), TimeUnit.NANOSECONDS)) {
        now = System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running = false;
    }
  }

  @Override
  public long getAsLong() {
    return running ? now : System.nanoTime();
  }

  void close() {
    running = false;
    closed.countDown();
  }
}
