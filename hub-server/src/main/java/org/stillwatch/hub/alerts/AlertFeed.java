package org.stillwatch.hub.alerts;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.storage.Transactions;

/**
 * Reads a lab's feed and waits without holding a thread. Waiting readers look again at once when a
 * batch was accepted on this node, when the next alert is released, and each second for what other
 * nodes accepted. Thread-safe.
 */
@ApplicationScoped
public class AlertFeed {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  @Inject private AlertStore store;
  @Inject private PolicyHolder policies;
  @Inject private Transactions transactions;
  @Inject private InstantSource clock;
  @Inject private Waiting waiting;
  @Resource private ManagedScheduledExecutorService scheduler;

  /** For the container, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public AlertFeed() {}

  /**
   * What is readable after a position: at once, or as soon as there is something, or nothing when
   * the patience is used up. One of the two receivers is called, once, on any thread.
   */
  void afterwards(
      MemberId lab,
      long after,
      Duration patience,
      Consumer<List<AlertStore.Entry>> answer,
      Consumer<Throwable> failure) {
    var limits = policies.current().limits();
    Duration most = limits.maxLongPoll();
    Instant deadline = clock.instant().plus(patience.compareTo(most) > 0 ? most : patience);
    look(new Reader(lab, after, limits.alertPageSize(), deadline, answer, failure));
  }

  private record Reader(
      MemberId lab,
      long after,
      int most,
      Instant deadline,
      Consumer<List<AlertStore.Entry>> answer,
      Consumer<Throwable> failure) {}

  private void look(Reader reader) {
    Waiting.Ticket ticket = waiting.take();
    try {
      Instant now = clock.instant();
      List<AlertStore.Entry> entries =
          transactions.run(() -> store.readable(reader.lab(), reader.after(), now, reader.most()));
      if (!entries.isEmpty() || !now.isBefore(reader.deadline())) {
        ticket.giveBack();
        reader.answer().accept(entries);
        return;
      }
      ScheduledFuture<?> timer =
          scheduler.schedule(ticket::wake, pause(reader, now).toMillis(), TimeUnit.MILLISECONDS);
      ticket.whenWoken(() -> {
        timer.cancel(false);
        scheduler.execute(() -> look(reader));
      });
    } catch (RuntimeException e) {
      ticket.giveBack();
      reader.failure().accept(e);
    }
  }

  private Duration pause(Reader reader, Instant now) {
    Duration left = Duration.between(now, reader.deadline());
    Duration pause = left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
    Duration untilRelease =
        transactions
            .run(() -> store.nextRelease(reader.lab(), reader.after()))
            .map(release -> Duration.between(now, release))
            .orElse(pause);
    Duration shorter = untilRelease.compareTo(pause) < 0 ? untilRelease : pause;
    return shorter.isNegative() ? Duration.ofMillis(1) : shorter.plusMillis(1);
  }
}
