package org.stillwatch.sdk.sink;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.indicator.StixId;

/** A receiver that keeps the contract, and fails when told to. */
final class FlakySink implements DetectionSink {
  /** How the next alert fares. */
  enum Fate {
    /** Nothing was taken. */
    FAILS_BEFORE,
    /** It was taken, and the answer was lost. */
    FAILS_AFTER,
    /** It will never be taken. */
    REFUSES,
    /** The program has a defect. */
    BREAKS
  }

  private final Queue<Fate> fates = new ArrayDeque<>();
  final List<StixId> taken = new CopyOnWriteArrayList<>();
  final List<Integer> accountsSeen = new CopyOnWriteArrayList<>();

  synchronized FlakySink next(Fate... more) {
    fates.addAll(List.of(more));
    return this;
  }

  private synchronized Fate fate() {
    return fates.poll();
  }

  @Override
  public void accept(VerifiedAlert alert, SortedSet<String> accounts) throws IOException {
    Fate fate = fate();
    if (fate == Fate.FAILS_BEFORE) {
      throw new SinkFailed("the receiver is away", (Throwable) null);
    }
    if (fate == Fate.REFUSES) {
      throw new SinkRefused("the receiver refuses");
    }
    if (fate == Fate.BREAKS) {
      throw new IllegalStateException("secret words");
    }
    taken.add(alert.alert().id());
    accountsSeen.add(accounts.size());
    if (fate == Fate.FAILS_AFTER) {
      throw new IOException("the answer was lost");
    }
  }
}
