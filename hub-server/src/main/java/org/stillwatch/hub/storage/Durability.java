package org.stillwatch.hub.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Makes commits survive a kill of the process. PostgreSQL does so by itself. H2 does not, even with
 * {@code WRITE_DELAY=0} and a checkpoint afterwards: what a commit finds to be in another one's
 * hands it does not wait for, and a kill at that moment loses it (seen once in some forty kills).
 * So, before anything is promised, every transaction of the process ends, one more change is
 * committed that no other can take along, and H2 is told to write. Thread-safe.
 */
@Singleton
public final class Durability {
  private final Database database;
  private final Transactions transactions;
  private final Gate gate;

  /** Durability in that database, whose transactions go through that gate. */
  @Inject
  public Durability(Database database, Transactions transactions, Gate gate) {
    this.database = database;
    this.transactions = transactions;
    this.gate = gate;
  }

  /**
   * When the call returns, everything that was committed before it is on disk.
   *
   * @throws IllegalStateException within a transaction
   */
  public void settle() {
    if (writesByItself()) {
      return;
    }
    gate.alone(() -> {
      transactions.run(() -> database.take("settled", 1));
      return transactions.run(() -> database.update("checkpoint sync"));
    });
  }

  private boolean writesByItself() {
    return transactions.run(() -> !database.product().toLowerCase(Locale.ROOT).contains("h2"));
  }
}
