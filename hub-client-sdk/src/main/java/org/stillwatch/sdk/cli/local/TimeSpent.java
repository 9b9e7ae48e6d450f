package org.stillwatch.sdk.cli.local;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the time of a run goes. Begins when it is made. */
public final class TimeSpent {
  private final long begun = System.nanoTime();
  private final Map<String, Long> nanos = new LinkedHashMap<>();

  /** Something that takes time. */
  @FunctionalInterface
  public interface Work<T> {
    T done() throws IOException, InterruptedException;
  }

  /** Something that takes time and gives nothing back. */
  @FunctionalInterface
  public interface Step {
    void take() throws IOException, InterruptedException;
  }

  /** Does the work and counts its time under that name. */
  public <T> T of(String what, Work<T> work) throws IOException, InterruptedException {
    long start = System.nanoTime();
    try {
      return work.done();
    } finally {
      nanos.merge(what, System.nanoTime() - start, Long::sum);
    }
  }

  /** Takes the step and counts its time under that name. */
  public void during(String what, Step step) throws IOException, InterruptedException {
    long start = System.nanoTime();
    try {
      step.take();
    } finally {
      nanos.merge(what, System.nanoTime() - start, Long::sum);
    }
  }

  /** Since the beginning. */
  public Duration total() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** Such as {@code enrolling 1.2 s, observing 3.4 s; 5.0 s in all}. */
  public String inWords() {
    String parts =
        nanos.entrySet().stream()
            .map(one -> one.getKey() + " " + seconds(one.getValue()))
            .collect(Collectors.joining(", "));
    return parts + "; " + seconds(total().toNanos()) + " in all";
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }
}
