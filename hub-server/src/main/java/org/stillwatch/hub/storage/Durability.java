package org.stillwatch.hub.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Makes commits survive the loss of power. A kill of the process they survive by themselves, on
 * PostgreSQL and, with {@code WRITE_DELAY=0}, on H2. H2 leaves it to the system when its file
 * reaches the disk; so, before anything is promised, it is told to bring it there, and waited for.
 * Thread-safe.
 */
@Singleton
public final class Durability {
  private final Database database;
  private final Transactions transactions;
  private volatile boolean commitsReachTheDisk;

  /** Durability in that database. */
  @Inject
  public Durability(Database database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /** When the call returns, everything that was committed before it is on disk. */
  public void settle() {
    if (!commitsReachTheDisk) {
      commitsReachTheDisk = transactions.run(this::settled);
    }
  }

  /** Whether that will never be needed: a database does not become another while the hub runs. */
  private boolean settled() {
    boolean h2 = database.product().toLowerCase(Locale.ROOT).contains("h2");
    if (h2) {
      database.update("checkpoint sync");
    }
    return !h2;
  }
}
