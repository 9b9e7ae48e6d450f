package org.stillwatch.hub.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.hub.ledger.Happening;
import org.stillwatch.hub.ledger.Ledger;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.policy.LogTerms;
import org.stillwatch.wire.policy.Policy;

/** What is added to a lab's feed in one transaction, in order. Used by one thread. */
final class Feed {
  private final AlertStore.End end;
  private final Instant from;
  private final LogTerms log;
  private final List<AlertStore.Fresh> fresh = new ArrayList<>();

  /** Nothing yet, of that moment. */
  Feed(AlertStore.End end, Policy policy, Instant now) {
    this.end = end;
    this.from = end.next(policy.release().leaves(now));
    this.log = policy.log();
  }

  /** When what is added becomes readable. */
  Instant from() {
    return from;
  }

  /** Until when what is added is in the log. */
  Instant promised() {
    return log.promised(from);
  }

  void add(AlertStore.Fresh alert) {
    fresh.add(alert);
  }

  /** Keeps what was added, if anything was; it enters the log when the lab may read it. */
  void append(AlertStore store, Ledger ledger, MemberId lab, Instant now) {
    if (!fresh.isEmpty()) {
      store.append(lab, end, fresh, now, from);
      ledger.record(
          fresh.stream().map(one -> Happening.of(LeafKind.ALERT, one.digest(), lab)).toList(),
          log,
          from);
    }
  }
}
