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
  void onceClosedItReadsTheClockItself() {
    Ticker ticker = Ticker.start();
    ticker.close();
    for (int i = 0; i < 100_000; i++) {
      long asked = System.nanoTime();
      assertThat(ticker.getAsLong() - asked).isNotNegative();
    }
  }
}
