package org.stillwatch.sdk.store;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.indicator.StixId;

/** The alerts that the lab was told and has not forgotten, each verified anew. */
public record ToldAlerts(PrivateStore store, TrustRoot root) {
  /**
   * Hands on those that are wanted, in no order.
   *
   * @throws IOException if the store cannot be read
   */
  public void each(Predicate<StixId> wanted, Consumer<VerifiedAlert> taker) throws IOException {
    for (StixId id : store.deliveredAlerts()) {
      if (wanted.test(id)) {
        Optional<String> text = store.deliveredText(id);
        if (text.isPresent()) {
          taker.accept(root.alert(text.get()));
        }
      }
    }
  }
}
