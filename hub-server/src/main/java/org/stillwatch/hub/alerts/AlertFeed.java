package org.stillwatch.hub.alerts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.stillwatch.hub.members.Member;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.members.Members;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Transactions;

/**
 * Reads a lab's feed and waits without holding a thread. Waiting readers look again at once when a
 * batch was accepted on this node, when the next alert is released, and each second for what other
 * nodes accepted. Each look asks anew whether the lab is still a member. Thread-safe.
 */
@Singleton
public final class AlertFeed {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final AlertStore store;
  private final Members members;
  private final PolicyHolder policies;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Waiting waiting;
  private final ScheduledExecutorService scheduler;

  /** The feed of those alerts. */
  @Inject
  public AlertFeed(
      AlertStore store,
      Members members,
      PolicyHolder policies,
      Transactions transactions,
      InstantSource clock,
      Waiting waiting,
      ScheduledExecutorService scheduler) {
    this.store = store;
    this.members = members;
    this.policies = policies;
    this.transactions = transactions;
    this.clock = clock;
    this.waiting = waiting;
    this.scheduler = scheduler;
  }

  /**
   * What is readable after a position: at once, or as soon as there is something, or nothing when
   * the patience is used up. One of the two receivers is called, once, on any thread; the second
   * with {@link Refusal.NotPermitted} if the lab's membership ended meanwhile, and with {@link
   * Refusal.TooMany} if too many of its readers wait already.
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
    look(
        new Reader(lab, after, limits.alertPageSize(), deadline, answer, failure),
        Optional.empty());
  }

  private record Reader(
      MemberId lab,
      long after,
      int most,
      Instant deadline,
      Consumer<List<AlertStore.Entry>> answer,
      Consumer<Throwable> failure) {}

  /** What a reader sees in one look, of one moment. */
  private record Glance(List<AlertStore.Entry> entries, Optional<Instant> nextRelease) {}

  private void look(Reader reader, Optional<Waiting.Seat> taken) {
    Waiting.Ticket ticket = waiting.take();
    Optional<Waiting.Seat> seat = taken;
    List<AlertStore.Entry> entries;
    try {
      Instant now = clock.instant();
      Glance glance = transactions.run(() -> glance(reader, now));
      entries = glance.entries();
      if (entries.isEmpty() && now.isBefore(reader.deadline())) {
        seat = taken.or(() -> Optional.of(waiting.seat(reader.lab())));
        sleep(reader, ticket, seat, pause(reader, glance, now));
        return;
      }
    } catch (RuntimeException e) {
      leave(ticket, seat);
      reader.failure().accept(e);
      return;
    }
    leave(ticket, seat);
    reader.answer().accept(entries);
  }

  private static void leave(Waiting.Ticket ticket, Optional<Waiting.Seat> seat) {
    ticket.giveBack();
    seat.ifPresent(Waiting.Seat::giveBack);
  }

  private void sleep(
      Reader reader, Waiting.Ticket ticket, Optional<Waiting.Seat> seat, Duration pause) {
    ScheduledFuture<?> timer =
        scheduler.schedule(ticket::wake, pause.toMillis(), TimeUnit.MILLISECONDS);
    ticket.whenWoken(() -> {
      timer.cancel(false);
      scheduler.execute(() -> look(reader, seat));
    });
  }

  private Glance glance(Reader reader, Instant now) {
    if (members.find(reader.lab()).filter(Member::active).isEmpty()) {
      throw new Refused(new Refusal.NotPermitted("a lab whose membership is in force"));
    }
    List<AlertStore.Entry> entries =
        store.readable(reader.lab(), reader.after(), now, reader.most());
    return new Glance(
        entries,
        entries.isEmpty() ? store.nextRelease(reader.lab(), reader.after()) : Optional.empty());
  }

  private static Duration pause(Reader reader, Glance glance, Instant now) {
    Duration left = Duration.between(now, reader.deadline());
    Duration pause = left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
    Duration untilRelease =
        glance.nextRelease().map(release -> Duration.between(now, release)).orElse(pause);
    Duration shorter = untilRelease.compareTo(pause) < 0 ? untilRelease : pause;
    return shorter.isNegative() ? Duration.ofMillis(1) : shorter.plusMillis(1);
  }
}
