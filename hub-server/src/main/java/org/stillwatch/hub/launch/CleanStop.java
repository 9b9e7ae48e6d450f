package org.stillwatch.hub.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the process ends after SIGTERM or SIGINT. The JVM then runs all shutdown hooks at once and
 * ends with the number of the signal; the server's own hook stops the application and closes the
 * database. This one waits for that, and ends the process itself: with 0 only when the server's
 * hook has run to its end and the application has said that it stopped, else with 1 and the reason.
 * Used by one thread.
 */
final class CleanStop {
  /** How long a stop may take. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Set by the application when it has stopped. */
  static final String STOPPED = "stillwatch.stopped";

  /** The name that Payara Micro gives to the thread of its shutdown hook. */
  private static final String SERVERS_HOOK = "Payara Micro Shutdown Hook";

  private static final int CLEAN = 0;
  private static final int FAILED = 1;
  private static final long LOOK_AGAIN_MILLIS = 10;

  private final Duration patience;
  private final Supplier<Optional<Thread>> server;
  private final BooleanSupplier applicationStopped;
  private final PrintStream err;

  /**
   * A stop.
   *
   * @param server the thread that stops the server, while it runs
   * @param applicationStopped whether the application said so
   */
  CleanStop(
      Duration patience,
      Supplier<Optional<Thread>> server,
      BooleanSupplier applicationStopped,
      PrintStream err) {
    this.patience = patience;
    this.server = server;
    this.applicationStopped = applicationStopped;
    this.err = err;
  }

  /**
   * From now on a signal ends the process as said above. Called when the hub is ready, not before:
   * a server that gives up during its start ends the process too, and must not end it with 0.
   */
  static void uponSignal() {
    CleanStop stop =
        new CleanStop(
            PATIENCE,
            CleanStop::serversHook,
            () -> System.getProperty(STOPPED) != null,
            System.err);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> Runtime.getRuntime().halt(stop.exitCode()), "stillwatch-clean-stop"));
  }

  /** Waits for the end of the stop, at most as long as the patience; says what went wrong. */
  int exitCode() {
    String fault = fault();
    if (fault != null) {
      err.println("stillwatch serve: " + fault);
    }
    err.flush();
    return fault == null ? CLEAN : FAILED;
  }

  private @Nullable String fault() {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean seen = false;
    try {
      while (System.nanoTime() < deadline) {
        boolean stopped = applicationStopped.getAsBoolean(); // before the look at the server
        Optional<Thread> running = server.get();
        if (running.isPresent()) {
          seen = true;
          running.get().join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        } else if (stopped) {
          return null;
        } else if (seen) {
          return "the server ended, but the application did not stop cleanly; see the log above";
        } else {
          Thread.sleep(LOOK_AGAIN_MILLIS); // the hooks begin in no order
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "the hub did not stop within "
        + patience.toSeconds()
        + " s and is cut off; what it gave a receipt for is kept";
  }

  private static Optional<Thread> serversHook() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(SERVERS_HOOK))
        .findFirst();
  }
}
