package org.stillwatch.hub.alerts;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Readers that wait. A ticket is taken before the reader looks, so that what happens while it looks
 * is not missed. Each ticket is woken once. Thread-safe.
 */
@Singleton
public final class Waiting {
  private final Set<Ticket> tickets = new HashSet<>();

  Ticket take() {
    Ticket ticket = new Ticket();
    synchronized (tickets) {
      tickets.add(ticket);
    }
    return ticket;
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
