package org.stillwatch.sdk;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.stillwatch.sdk.observe.SkippedLines;
import org.stillwatch.wire.oprf.Epoch;

/**
 * What a lab's exchanges came to: reports that may leave, and counts of what does not. Nothing has
 * left yet but blinded values; {@link #submit} sends.
 */
public final class Observation {
  private final Observing.Result result;
  private final Epoch epoch;
  private final Desk desk;
  private final AtomicBoolean queued = new AtomicBoolean();

  Observation(Observing.Result result, Epoch epoch, Desk desk) {
    this.result = result;
    this.epoch = epoch;
    this.desk = desk;
  }

  /** What would leave, exactly, and the accounts it is about, which would not. */
  public List<DraftReport> reports() {
    return List.copyOf(result.drafts());
  }

  /** What does not leave, and why; in the order of the reasons. */
  public Map<Withheld, Long> withheld() {
    return result.withheld().counts();
  }

  /** The lines of files that were no exchange. */
  public SkippedLines skippedLines() {
    return result.skipped();
  }

  /** How many exchanges were read. */
  public long exchanges() {
    return result.exchanges();
  }

  /**
   * Queues the reports, durably and once, and sends all that waits.
   *
   * @return what became of each report, in the order of {@link #reports}
   * @throws org.stillwatch.sdk.transport.HubUnreachable if the hub cannot be reached: the reports
   *     stay in the outbox, and any later sending takes them along
   * @throws IOException if the disk fails
   */
  public List<Submitted> submit() throws IOException {
    if (queued.compareAndSet(false, true)) {
      for (DraftReport draft : result.drafts()) {
        desk.queue(draft, epoch);
      }
    }
    return desk.send(result.drafts().stream().map(draft -> draft.report().id()).toList());
  }
}
