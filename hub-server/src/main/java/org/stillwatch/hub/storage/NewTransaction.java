package org.stillwatch.hub.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** One transaction of the container (Jakarta Transactions), committed when the call returns. */
@ApplicationScoped
public class NewTransaction {
  /** Does the work in it; anything that is thrown undoes it. */
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Throwable.class)
  public <T> T run(Supplier<T> work) {
    return work.get();
  }
}
