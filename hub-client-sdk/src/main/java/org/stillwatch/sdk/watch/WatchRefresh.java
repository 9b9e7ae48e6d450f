package org.stillwatch.sdk.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The thread that reads the store again and again. A failure is counted, and shows in the age. */
final class WatchRefresh {
  private final Watch watch;
  private final Duration every;
  private final CountDownLatch closed = new CountDownLatch(1);

  private WatchRefresh(Watch watch, Duration every) {
    this.watch = watch;
    this.every = every;
  }

  static WatchRefresh start(Watch watch, Duration every) {
    WatchRefresh refresh = new WatchRefresh(watch, every);
    Thread thread = new Thread(refresh::run, "watch-refresh");
    thread.setDaemon(true);
    thread.start();
    return refresh;
  }

  private void run() {
    try {
      while (!closed.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
        again();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void again() {
    try {
      watch.refresh();
    } catch (IOException | RuntimeException counted) {
      // The watch has counted it, keeps what it knows, and grows old: that is how users see it.
      return;
    }
  }

  void close() {
    closed.countDown();
  }
}
