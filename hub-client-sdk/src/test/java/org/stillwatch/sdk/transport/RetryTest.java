package org.stillwatch.sdk.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;

class RetryTest {
  private final List<Duration> pauses = new ArrayList<>();
  private final AtomicInteger attempts = new AtomicInteger();
  private final Patience patience =
      new Patience(Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofSeconds(60));

  private Retry retry() {
    return new Retry(patience, pauses::add, new Random(5));
  }

  private int failing(int times, HubUnreachable failure) {
    return retry()
        .of(() -> {
          if (attempts.getAndIncrement() < times) {
            throw failure;
          }
          return attempts.get();
        });
  }

  @Test
  void pausesDoubleUpToTheLongestWithJitter() {
    assertThat(failing(6, new HubUnreachable("no answer", null))).isEqualTo(7);
    for (int i = 0; i < pauses.size(); i++) {
      long whole = Math.min(8_000, 1_000L << i);
      assertThat(pauses.get(i).toMillis()).isBetween(whole / 2, whole);
    }
  }

  @Test
  void theHubsOwnPauseIsWaited() {
    assertThat(failing(1, busy(Duration.ofSeconds(30)))).isEqualTo(2);
    assertThat(pauses).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void aPauseBeyondThePatienceEndsIt() {
    assertThatExceptionOfType(HubUnreachable.class)
        .isThrownBy(() -> failing(1, busy(Duration.ofHours(3))));
    assertThat(pauses).isEmpty();
  }

  @Test
  void patienceEnds() {
    assertThatExceptionOfType(HubUnreachable.class)
        .isThrownBy(() -> failing(1_000, new HubUnreachable("no answer", null)));
    assertThat(pauses.stream().mapToLong(Duration::toSeconds).sum()).isLessThanOrEqualTo(60);
  }

  private static HubUnreachable busy(Duration pause) {
    return new HubUnreachable(
        new Problem(
            ProblemType.OVERLOADED,
            503,
            "busy",
            List.of(),
            OptionalLong.empty(),
            Optional.of(pause)));
  }
}
