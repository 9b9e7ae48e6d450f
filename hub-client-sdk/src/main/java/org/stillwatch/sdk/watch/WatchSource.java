package org.stillwatch.sdk.watch;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.StixId;

/** Where a watch reads from: the lab's private store, or a test's stand-in. */
interface WatchSource {
  /** Takes what one report is about. */
  interface ReportTaker {
    void take(StixId report, SortedSet<String> accounts, Bytes values) throws IOException;
  }

  /** Gives the reports that are wanted, in any order. */
  void reports(Predicate<StixId> wanted, ReportTaker taker) throws IOException;

  /** Gives the delivered alerts that are wanted, in any order. */
  void alerts(Predicate<StixId> wanted, Consumer<Alert> taker) throws IOException;

  /** The reports that the lab took back. */
  Set<StixId> withdrawn() throws IOException;

  /** When the hub last answered whoever reads the feed; empty if never. */
  Optional<Instant> feedRead() throws IOException;
}
