package org.stillwatch.sdk.sink;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.trust.Untrusted;
import org.stillwatch.sdk.trust.VerifiedAlert;

/**
 * One sink, its queue, and the thread that hands the one to the other. A failure is waited out here
 * and concerns nobody else. Guarded by its own monitor; {@link #run} is for one thread.
 */
final class Delivery implements Runnable {
  /** How often to look for what another process added, or for its turn to end. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  /** No receiver may ask for a longer pause. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final SinkName name;
  private final boolean withAccounts;
  private final DetectionSink sink;
  private final SinkQueue queue;
  private final SinkSurroundings around;
  private int failures;
  private @Nullable String failure;
  private boolean stopping;
  private boolean news;

  Delivery(
      SinkName name,
      boolean withAccounts,
      DetectionSink sink,
      SinkQueue queue,
      SinkSurroundings around) {
    this.name = name;
    this.withAccounts = withAccounts;
    this.sink = sink;
    this.queue = queue;
    this.around = around;
  }

  SinkName name() {
    return name;
  }

  /** Keeps an alert for the sink, durably. */
  void add(VerifiedAlert alert) throws IOException {
    queue.add(alert);
    synchronized (this) {
      news = true;
      notifyAll();
    }
  }

  /** Delivers as alerts come, until {@link #stop}. */
  @Override
  public void run() {
    while (!stopping()) {
      pause(round(), true);
    }
  }

  /** Tries what waits once, in order, up to the first failure. */
  void once() {
    round();
  }

  /** The pause before the next round. */
  private Duration round() {
    try {
      Optional<SinkQueue.Turn> turn = queue.turn();
      if (turn.isEmpty()) {
        said("another process of this lab delivers to this sink");
        return IDLE;
      }
      try (SinkQueue.Turn held = turn.get()) {
        return held.channel().isOpen() ? inTurn() : IDLE;
      }
    } catch (IOException e) {
      return failed(e);
    }
  }

  private Duration inTurn() throws IOException {
    for (String one : queue.waiting()) {
      if (stopping()) {
        return IDLE;
      }
      try {
        deliver(one);
        succeeded();
      } catch (SinkRefused | Untrusted e) {
        queue.setAside(one);
        said(words(e));
      } catch (IOException | RuntimeException e) {
        return failed(e);
      }
    }
    return IDLE;
  }

  private void deliver(String one) throws IOException {
    Optional<String> text = queue.text(one);
    if (text.isEmpty()) {
      return;
    }
    VerifiedAlert alert = around.root().alert(text.get());
    SortedSet<String> accounts =
        withAccounts
            ? around.store().accounts(alert.alert().cluster()).orElseGet(TreeSet::new)
            : new TreeSet<>();
    sink.accept(alert, accounts);
    queue.taken(one);
  }

  private synchronized void succeeded() {
    failures = 0;
    failure = null;
  }

  private synchronized void said(String words) {
    failure = words;
  }

  private synchronized Duration failed(Exception e) {
    Duration own = around.patience().pause(failures, around.random());
    failures++;
    failure = words(e);
    Duration asked =
        e instanceof SinkFailed known ? known.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
    Duration longer = asked.compareTo(own) > 0 ? asked : own;
    return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
  }

  /** Messages of others may repeat what they read: only ours are shown. */
  private static String words(Exception e) {
    boolean ours = e instanceof SinkFailed || e instanceof SinkRefused || e instanceof Untrusted;
    String message = ours ? e.getMessage() : null;
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private synchronized boolean stopping() {
    return stopping;
  }

  /** After a failure news are no reason to come back sooner. */
  private synchronized void pause(Duration length, boolean wakeable) {
    long until = System.nanoTime() + length.toNanos();
    boolean byNews = wakeable && failures == 0;
    try {
      while (!stopping && !(byNews && news)) {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          break;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
    news = false;
  }

  /** Ends {@link #run} after what is being delivered. */
  synchronized void stop() {
    stopping = true;
    notifyAll();
  }

  /** Lets {@link #run} be called again. */
  synchronized void ready() {
    stopping = false;
  }

  int tryRefusedAgain() throws IOException {
    return queue.tryRefusedAgain();
  }

  synchronized SinkState state() throws IOException {
    return new SinkState(
        name, queue.waiting().size(), queue.refused().size(), Optional.ofNullable(failure));
  }

  void close() throws IOException {
    if (sink instanceof AutoCloseable closing) {
      try {
        closing.close();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException("the sink " + name + " did not close", e);
      }
    }
  }
}
