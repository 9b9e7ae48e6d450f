package org.stillwatch.hub.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.LockName;
import org.stillwatch.hub.storage.Locks;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.policy.Policy;

/**
 * Takes expired indicators out when more are due than one transaction should take: in several, each
 * of bounded size, between which others get the matching lock. Nothing is matched while something
 * is due, since an expired indicator counts in the sizes of campaigns too; so a batch that finds
 * more than this is asked to come again, and has moved things on. Thread-safe.
 */
@Singleton
public final class Backlog {
  /** How many transactions one batch spends on what is due. */
  static final int ROUNDS_PER_BATCH = 2;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Expiry expiry;
  private final Locks locks;
  private final Transactions transactions;

  /** The backlog of that expiry. */
  @Inject
  public Backlog(Expiry expiry, Locks locks, Transactions transactions) {
    this.expiry = expiry;
    this.locks = locks;
    this.transactions = transactions;
  }

  /** Takes out all that is due. */
  public void clear(Policy policy, Instant now) {
    while (isDue(now)) {
      round(policy, now);
    }
  }

  /**
   * Takes out what is due, as far as one batch does.
   *
   * @throws Refused with {@link Refusal.Overloaded} if something is due still; what was taken out
   *     stays so
   */
  void reduce(Policy policy, Instant now) {
    boolean due = isDue(now);
    for (int i = 0; i < ROUNDS_PER_BATCH && due; i++) {
      round(policy, now);
      due = isDue(now);
    }
    if (due) {
      throw new Refused(new Refusal.Overloaded(PAUSE));
    }
  }

  private boolean isDue(Instant now) {
    return transactions.run(() -> expiry.isDue(now));
  }

  private void round(Policy policy, Instant now) {
    transactions.run(() -> {
      locks.hold(LockName.MATCHING);
      expiry.takeOut(policy, now);
      return Boolean.TRUE;
    });
  }
}
