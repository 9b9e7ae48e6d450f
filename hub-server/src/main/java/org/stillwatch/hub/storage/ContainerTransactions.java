package org.stillwatch.hub.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Transactions of the container, through the gate. Thread-safe. */
@Singleton
public final class ContainerTransactions implements Transactions {
  private final NewTransaction inner;
  private final Gate gate;

  /** Transactions through that gate. */
  @Inject
  public ContainerTransactions(NewTransaction inner, Gate gate) {
    this.inner = inner;
    this.gate = gate;
  }

  /** Committed when the call returns, and before the gate is passed again. */
  @Override
  public <T> T run(Supplier<T> work) {
    return gate.together(() -> inner.run(work));
  }
}
