package org.stillwatch.sdk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TickerTest {
  @Test
  void itGoesWithTheClockAndIsNeverAheadOfIt() {
    Ticker ticker = Ticker.start();
    try {
      long begun = System.nanoTime();
      while (ticker.getAsLong() - begun < Duration.ofMillis(200).toNanos()) {
        assertThat(ticker.getAsLong() - System.nanoTime()).isNotPositive();
      }
    } finally {
      ticker.close();
    }
  }

  @Test
  void onceClosedItReadsTheClockItself() throws InterruptedException {
    Ticker ticker = Ticker.start();
    ticker.close();
    long before = ticker.getAsLong();
    while (ticker.getAsLong() - System.nanoTime() < -Duration.ofMillis(1).toNanos()) {
      Thread.sleep(1);
    }
    for (int i = 0; i < 1_000; i++) {
      long next = ticker.getAsLong();
      assertThat(next - before).isPositive();
      before = next;
      Thread.sleep(0, 1_000);
    }
  }
}
