package org.stillwatch.hub.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/**
 * Named locks, held by all nodes of a database together: a row each, locked until the transaction
 * ends. The rows are made by the migrations.
 */
@Singleton
public final class Locks {
  private final EntityManager entities;

  /** Locks in that database. */
  @Inject
  public Locks(EntityManager entities) {
    this.entities = entities;
  }

  /** Waits for the lock and holds it until the running transaction ends. */
  public void hold(LockName name) {
    int rows =
        entities
            .createNativeQuery("update hub_lock set taken = taken + 1 where name = ?1")
            .setParameter(1, name.row())
            .executeUpdate();
    if (rows != 1) {
      throw new IllegalStateException("the migrations did not make the lock " + name);
    }
  }
}
