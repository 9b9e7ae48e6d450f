package org.stillwatch.hub.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Named locks, held by all nodes of a database together: a row each, locked until the transaction
 * ends. The rows are made by the migrations. Thread-safe.
 */
@Singleton
public final class Locks {
  private final Database database;

  /** Locks in that database. */
  @Inject
  public Locks(Database database) {
    this.database = database;
  }

  /** Waits for the lock and holds it until the running transaction ends. */
  public void hold(LockName name) {
    if (database.update("update hub_lock set taken = taken + 1 where name = ?", name.row()) != 1) {
      throw new IllegalStateException("the migrations did not make the lock " + name);
    }
  }
}
