package org.stillwatch.hub.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** Transactions of the container (Jakarta Transactions). */
@ApplicationScoped
public class ContainerTransactions implements Transactions {
  @Override
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Throwable.class)
  public <T> T run(Supplier<T> work) {
    return work.get();
  }
}
