package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Something that goes on until SIGTERM or SIGINT. To be told to stop is its ordinary end: the
 * process exits with 0, not with the number of the signal.
 */
final class UntilSignal {
  private static final long PATIENCE_SECONDS = 5;

  private UntilSignal() {}

  /** What goes on, until it is closed or its thread is interrupted. */
  interface Work {
    void run() throws IOException;
  }

  /**
   * Runs the work.
   *
   * @param close ends the work, from another thread
   */
  static void run(Work work, Runnable close) throws IOException {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(close, ended), "until-signal");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      work.run();
    } finally {
      boolean stopping = !removed(hook);
      ended.countDown();
      if (stopping) {
        awaitEnd(hook);
      }
    }
  }

  /** The hook ends the process: nothing is to be said after it. */
  private static void awaitEnd(Thread hook) {
    try {
      hook.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean removed(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      return false;
    }
  }

  private static void end(Runnable close, CountDownLatch ended) {
    close.run();
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("What was being delivered was cut off; it comes again.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.DONE.code());
  }
}
