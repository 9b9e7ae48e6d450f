package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.sink.SinkName;
import org.stillwatch.sdk.sink.SinkState;

/** Tells on standard error when a sink begins to fail, fails otherwise, or recovers. */
final class SinkWords {
  private static final long LOOK_SECONDS = 5;

  private final Lab lab;
  private final PrintWriter err;
  private final Map<SinkName, Optional<String>> said = new HashMap<>();

  SinkWords(Lab lab, PrintWriter err) {
    this.lab = lab;
    this.err = err;
  }

  /** Looks again and again while the work goes on. */
  void during(UntilSignal.Work work) throws IOException {
    CountDownLatch ended = new CountDownLatch(1);
    Thread watcher = new Thread(() -> watch(ended), "sink-words");
    watcher.setDaemon(true);
    watcher.start();
    try {
      work.run();
    } finally {
      ended.countDown();
      look();
    }
  }

  private void watch(CountDownLatch ended) {
    try {
      while (!ended.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      say("the queues of the sinks cannot be read: look at the folder beside the configuration");
    }
  }

  /** Looks once. */
  synchronized void look() throws IOException {
    for (SinkState state : lab.sinks().states()) {
      Optional<String> before = said.getOrDefault(state.name(), Optional.empty());
      if (!before.equals(state.failure())) {
        said.put(state.name(), state.failure());
        say(words(state));
      }
    }
  }

  private static String words(SinkState state) {
    String counts = state.waiting() + " waiting, " + state.refused() + " refused";
    return "sink "
        + state.name()
        + ": "
        + state.failure().map(why -> why + " (" + counts + ")").orElse("takes alerts again");
  }

  private void say(String words) {
    err.println(words);
    err.flush();
  }
}
