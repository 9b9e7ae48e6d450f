package org.stillwatch.hub.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Makes commits survive a kill of the process. PostgreSQL does so by itself. H2 does not, even with
 * {@code WRITE_DELAY=0}: a commit that meets another one's writing returns before its own is on
 * disk, and a kill at that moment loses it. So H2 is told to write, and waited for, before anything
 * is promised. Thread-safe.
 */
@Singleton
public final class Durability {
  private final Database database;
  private final Transactions transactions;

  /** Durability in that database. */
  @Inject
  public Durability(Database database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /** When the call returns, everything that was committed before it is on disk. */
  public void settle() {
    transactions.run(() -> {
      if (database.product().toLowerCase(Locale.ROOT).contains("h2")) {
        database.update("checkpoint sync");
      }
      return Boolean.TRUE;
    });
  }
}
