package org.stillwatch.hub.alerts;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
  @Resource private ManagedScheduledExecutorService scheduler;
  private final Waiting waiting = new Waiting();

  /** For the container, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public AlertFeed() {}

  /** What is readable after a position, at once or as soon as there is something, or nothing. */
  CompletableFuture<List<AlertStore.Entry>> afterwards(
      MemberId lab, long after, Duration patience) {
    var limits = policies.current().limits();
    Duration most = limits.maxLongPoll();
    Instant deadline =
        clock.instant().plus(patience.compareTo(most) > 0 ? most : patience);
    CompletableFuture<List<AlertStore.Entry>> answer = new CompletableFuture<>();
    look(lab, after, limits.alertPageSize(), deadline, answer);
    return answer;
  }

  /** A batch was accepted: whoever waits looks again. */
  public void wake() {
    waiting.wakeAll();
  }

  private void look(
      MemberId lab,
      long after,
      int most,
      Instant deadline,
      CompletableFuture<List<AlertStore.Entry>> answer) {
    try {
      Waiting.Ticket ticket = waiting.take();
      Instant now = clock.instant();
      List<AlertStore.Entry> entries =
          transactions.run(() -> store.readable(lab, after, now, most));
      if (!entries.isEmpty() || !now.isBefore(deadline)) {
        ticket.giveBack();
        answer.complete(entries);
        return;
      }
      Runnable again = () -> look(lab, after, most, deadline, answer);
      var timer =
          scheduler.schedule(
              ticket::wake, pause(lab, after, now, deadline).toMillis(), TimeUnit.MILLISECONDS);
      ticket.whenWoken(
          () -> {
            timer.cancel(false);
            scheduler.execute(again);
          });
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private Duration pause(MemberId lab, long after, Instant now, Instant deadline) {
    Duration left = Duration.between(now, deadline);
    Duration pause = left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
    Duration untilRelease =
        transactions
            .run(() -> store.nextRelease(lab, after))
            .map(release -> Duration.between(now, release))
            .orElse(pause);
    Duration shorter = untilRelease.compareTo(pause) < 0 ? untilRelease : pause;
    return shorter.isNegative() ? Duration.ofMillis(1) : shorter.plusMillis(1);
  }
}
