package org.stillwatch.hub.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Through which all transactions of this process go: many together, or one that no other is beside.
 * Fair, so that nobody waits for ever. Thread-safe.
 */
@Singleton
public final class Gate {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

  /** An open gate. */
  @Inject
  public Gate() {}

  /** Does the work beside others. */
  <T> T together(Supplier<T> work) {
    lock.readLock().lock();
    try {
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Does the work when every transaction that was going on has ended, and before another begins.
   *
   * @throws IllegalStateException within a transaction, which would wait for itself
   */
  <T> T alone(Supplier<T> work) {
    if (lock.getReadHoldCount() > 0) {
      throw new IllegalStateException("to be called outside of transactions");
    }
    lock.writeLock().lock();
    try {
      return work.get();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
