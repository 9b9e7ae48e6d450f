package org.stillwatch.hub.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.hub.members.MemberId;

/** What is added to a lab's feed in one transaction, in order. Used by one thread. */
final class Feed {
  private final AlertStore.End end;
  private final Instant from;
  private final List<AlertStore.Fresh> fresh = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param leaves when alerts of this moment leave
   */
  Feed(AlertStore.End end, Instant leaves) {
    this.end = end;
    this.from = end.next(leaves);
  }

  /** When what is added becomes readable. */
  Instant from() {
    return from;
  }

  void add(AlertStore.Fresh alert) {
    fresh.add(alert);
  }

  /** Keeps what was added, if anything was. */
  void append(AlertStore store, MemberId lab, Instant now) {
    if (!fresh.isEmpty()) {
      store.append(lab, end, fresh, now, from);
    }
  }
}
