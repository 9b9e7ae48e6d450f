package org.stillwatch.sdk.watch;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.store.ToldAlerts;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.indicator.StixId;

/** The lab's private store; alerts are verified again when they are read. */
record StoreSource(PrivateStore store, TrustRoot root) implements WatchSource {
  @Override
  public void reports(Predicate<StixId> wanted, ReportTaker taker) throws IOException {
    for (StixId id : store.reports()) {
      if (wanted.test(id)) {
        Optional<PrivateStore.Kept> kept = store.report(id);
        if (kept.isPresent()) {
          taker.take(id, kept.get().accounts(), kept.get().values());
        }
      }
    }
  }

  @Override
  public void alerts(Predicate<StixId> wanted, Consumer<Alert> taker) throws IOException {
    new ToldAlerts(store, root).each(wanted, told -> taker.accept(told.alert()));
  }

  @Override
  public Set<StixId> withdrawn() throws IOException {
    return store.withdrawn();
  }

  @Override
  public Optional<Instant> feedRead() throws IOException {
    return store.feedRead();
  }
}
