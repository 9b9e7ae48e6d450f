package org.stillwatch.hub.storage;

import java.util.function.Supplier;

/**
 * Runs work in one database transaction. What is thrown rolls back everything that the work did;
 * when the call returns, everything is durable. Thread-safe; not to be nested.
 */
public interface Transactions {
  /** Runs the work and commits, or rolls back and throws what the work or the commit threw. */
  <T> T run(Supplier<T> work);
}
