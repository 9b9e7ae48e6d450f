package org.stillwatch.hub.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.storage.LockName;
import org.stillwatch.hub.storage.Locks;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.LogSigner;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.tree.TreeSize;

/**
 * Puts what is due into the tree and signs its head: leaves, tiles and checkpoint in one
 * transaction, under a lock of the database, so that of several nodes one does it, and what a crash
 * interrupts was never begun. There is no other way into the tree. Thread-safe.
 */
@Singleton
public final class Sequencer {
  /** Leaves of one transaction; of more, some wait for the next, which follows at once. */
  static final int AT_ONCE = 20_000;

  private final LedgerStore store;
  private final Locks locks;
  private final Transactions transactions;
  private final HubIdentity hub;
  private final SecureRandom random;

  /** The sequencer of that hub's log. */
  @Inject
  public Sequencer(
      LedgerStore store,
      Locks locks,
      Transactions transactions,
      HubIdentity hub,
      SecureRandom random) {
    this.store = store;
    this.locks = locks;
    this.transactions = transactions;
    this.hub = hub;
    this.random = random;
  }

  /**
   * Sequences all that is due.
   *
   * @return how many leaves came into the tree
   */
  public int sequence(Instant now) {
    int all = 0;
    int some;
    do {
      some = transactions.run(() -> some(now));
      all += some;
    } while (some == AT_ONCE);
    return all;
  }

  private int some(Instant now) {
    if (store.due(now, 1).isEmpty()) {
      return 0;
    }
    locks.hold(LockName.LEDGER);
    List<PendingLeaf> due = new ArrayList<>(store.due(now, AT_ONCE));
    if (due.isEmpty()) {
      return 0;
    }
    Collections.shuffle(due, random);
    LogSigner log = hub.log();
    TreeSize before =
        store.checkpoint().map(note -> log.publicKey().open(note).size()).orElse(new TreeSize(0));
    GrowingTiles tiles = new GrowingTiles(before, store::tile);
    for (PendingLeaf leaf : due) {
      tiles.append(entry(leaf));
    }
    SignedCheckpoint head = log.sign(tiles.size(), tiles.tree().root());
    store.place(due, before.value());
    store.write(tiles.grown());
    store.keep(head, now);
    return due.size();
  }

  private static Bytes entry(PendingLeaf leaf) {
    return leaf.opening().entry();
  }
}
