package org.stillwatch.sdk.transport;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Tries again while the hub cannot be reached, as long as the patience lasts. Thread-safe. */
public final class Retry {
  private final Patience patience;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  public Retry(Patience patience, Sleeper sleeper, RandomGenerator random) {
    this.patience = patience;
    this.sleeper = sleeper;
    this.random = random;
  }

  /**
   * The result of the first attempt that reaches the hub.
   *
   * @throws HubUnreachable of the last attempt
   */
  public <T> T of(Supplier<T> request) {
    Duration waited = Duration.ZERO;
    for (int attempt = 0; ; attempt++) {
      try {
        return request.get();
      } catch (HubUnreachable e) {
        Duration pause = pause(attempt, e);
        waited = waited.plus(pause);
        if (waited.compareTo(patience.total()) > 0 || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        wait(pause, e);
      }
    }
  }

  private Duration pause(int attempt, HubUnreachable failure) {
    Duration own = patience.pause(attempt, random);
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    return asked.compareTo(own) > 0 ? asked : own;
  }

  private void wait(Duration pause, HubUnreachable failure) {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(e);
      throw failure;
    }
  }
}
