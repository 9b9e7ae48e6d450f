package org.stillwatch.hub.alerts;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;

/**
 * Readers that wait. A ticket is taken before the reader looks, so that what happens while it looks
 * is not missed. Each ticket is woken once. A reader that has to wait takes a seat, of which each
 * lab has a few: a reader whose connection broke sits there until its time is over. Thread-safe.
 */
@Singleton
public final class Waiting {
  /**
   * How many readers of one lab may wait at once, on this node. A lab needs one for each stream.
   */
  static final int SEATS_PER_LAB = 16;

  /** How long a reader that finds no seat is asked to stay away. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final Set<Ticket> tickets = new HashSet<>();
  private final Map<MemberId, Integer> seated = new HashMap<>();

  Ticket take() {
    Ticket ticket = new Ticket();
    synchronized (tickets) {
      tickets.add(ticket);
    }
    return ticket;
  }

  /**
   * A seat for a reader of that lab, until it is given back.
   *
   * @throws Refused with {@link Refusal.TooMany} if all are taken
   */
  Seat seat(MemberId lab) {
    synchronized (seated) {
      int taken = seated.getOrDefault(lab, 0);
      if (taken >= SEATS_PER_LAB) {
        throw new Refused(
            new Refusal.TooMany("readers of this lab that wait at once", SEATS_PER_LAB, PAUSE));
      }
      seated.put(lab, taken + 1);
    }
    return new Seat(lab);
  }

  /** Something happened that readers may wait for: all look again. */
  public void wakeAll() {
    List<Ticket> all;
    synchronized (tickets) {
      all = new ArrayList<>(tickets);
    }
    all.forEach(Ticket::wake);
  }

  int size() {
    synchronized (tickets) {
      return tickets.size();
    }
  }

  /** The place of one reader. */
  final class Seat {
    private final MemberId lab;
    private boolean free;

    private Seat(MemberId lab) {
      this.lab = lab;
    }

    /** Leaves the seat to another reader; a second time does nothing. */
    void giveBack() {
      synchronized (seated) {
        if (!free) {
          free = true;
          seated.computeIfPresent(lab, (who, taken) -> taken == 1 ? null : taken - 1);
        }
      }
    }
  }

  /** One wait. */
  final class Ticket {
    private boolean woken;
    private @Nullable Runnable then;

    void giveBack() {
      synchronized (tickets) {
        tickets.remove(this);
      }
    }

    void wake() {
      giveBack();
      Runnable run;
      synchronized (this) {
        if (woken) {
          return;
        }
        woken = true;
        run = then;
      }
      if (run != null) {
        run.run();
      }
    }

    /** Runs once: now if it was woken before, else when it is. */
    void whenWoken(Runnable action) {
      synchronized (this) {
        if (!woken) {
          then = action;
          return;
        }
      }
      action.run();
    }
  }
}
