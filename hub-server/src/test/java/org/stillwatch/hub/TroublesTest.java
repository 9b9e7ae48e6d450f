package org.stillwatch.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stillwatch.hub.fixture.TestClock;

class TroublesTest {
  private final List<String> told = new ArrayList<>();
  private final TestClock clock = new TestClock();
  private final Troubles troubles =
      new Troubles(
          new Logger() {
            @Override
            public String getName() {
              return "test";
            }

            @Override
            public boolean isLoggable(Level level) {
              return true;
            }

            @Override
            public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                String words,
                @Nullable Throwable thrown) {
              told.add(words);
            }

            @Override
            public void log(
                Level level, @Nullable ResourceBundle bundle, String words, Object... values) {
              told.add(words);
            }
          },
          clock);

  @Test
  void whatFailsForAnHourIsToldOnceAMinuteAndAgainAfterASuccess() {
    for (int second = 0; second < 3_600; second++) {
      troubles.failed("it failed", new IllegalStateException());
      clock.forward(Duration.ofSeconds(1));
    }
    assertThat(told).hasSize(60);
    troubles.failed("another failed", new IllegalStateException());
    assertThat(told).hasSize(61);
    troubles.succeeded("it failed");
    troubles.failed("it failed", new IllegalStateException());
    assertThat(told).hasSize(62);
  }
}
