package org.stillwatch.sdk;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.transport.HubUnreachable;

/** Checks the log beside the reading of alerts, by a thread of its own. */
final class LogFollowing implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration AT_MOST = Duration.ofSeconds(10);

  private final LabLog log;
  private final Runnable onFailure;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "stillwatch-log");

  private LogFollowing(LabLog log, Runnable onFailure) {
    this.log = log;
    this.onFailure = onFailure;
  }

  /**
   * Begins at once.
   *
   * @param onFailure is called when the log is not in order, or cannot be checked for another
   *     reason than a hub out of reach
   */
  static LogFollowing start(LabLog log, Runnable onFailure) {
    LogFollowing following = new LogFollowing(log, onFailure);
    following.thread.setDaemon(true);
    following.thread.start();
    return following;
  }

  private void run() {
    try {
      do {
        check();
      } while (failure.get() == null && !stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void check() {
    try {
      log.check();
    } catch (HubUnreachable e) {
      // Who reads the alerts beside this notices it too, and tries on; what is late was looked at.
      return;
    } catch (IOException | RuntimeException e) {
      failure.set(e);
      onFailure.run();
    }
  }

  /** Throws what was found, if anything was. */
  void rethrow() throws IOException {
    Optional<Exception> found = Optional.ofNullable(failure.get());
    if (found.isPresent()) {
      if (found.get() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IOException("the log of the hub could not be checked", found.get());
    }
  }

  /**
   * Ends it. A check that runs is waited for, so that nothing is written beside the configuration
   * afterwards; it ends within the time of a request.
   */
  @Override
  public void close() {
    stopped.countDown();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(AT_MOST.toMillis());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
