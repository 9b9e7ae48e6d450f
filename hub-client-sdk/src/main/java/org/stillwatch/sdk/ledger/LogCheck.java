package org.stillwatch.sdk.ledger;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.LogProof;
import org.stillwatch.wire.log.NoteBroken;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.log.WitnessPolicy;
import org.stillwatch.wire.tree.CheckedTiles;
import org.stillwatch.wire.tree.ProofBroken;

/**
 * Checks the hub's log: its newest head against the one before, what it has of this lab against its
 * root, and what it should have by now against the hub's receipts. A check costs what is new. Of
 * several at once, in whatever process of the lab, one goes on and the others wait.
 */
public final class LogCheck {
  /** Clocks differ. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  /** A tick of the log and the promise after it, at their longest in a policy, and a day. */
  public static final Duration LONGEST_PROMISE = Duration.ofDays(15);

  private final HubLog log;
  private final LogKey key;
  private final WitnessPolicy witnesses;
  private final LogMemory memory;
  private final Receipts receipts;
  private final InstantSource clock;

  /** The receipts that a lab holds. */
  @FunctionalInterface
  public interface Receipts {
    /** Those of the batches after one, in their order. */
    List<VerifiedReceipt> after(long sequence) throws IOException;
  }

  public LogCheck(
      HubLog log,
      LogKey key,
      WitnessPolicy witnesses,
      LogMemory memory,
      Receipts receipts,
      InstantSource clock) {
    this.log = log;
    this.key = key;
    this.witnesses = witnesses;
    this.memory = memory;
    this.receipts = receipts;
    this.clock = clock;
  }

  /**
   * Checks.
   *
   * @throws LogBroken if the log is not what the hub promised
   * @throws org.stillwatch.sdk.transport.HubUnreachable if it cannot be read
   */
  public LogState check() throws IOException {
    return memory.checking(this::checked);
  }

  private LogState checked() throws IOException {
    Instant asked = clock.instant();
    Optional<Bytes> held = memory.head();
    Optional<Bytes> shown = log.checkpoint();
    if (shown.isEmpty()) {
      if (held.isPresent()) {
        throw broken(
            LogBroken.Reason.ROLLED_BACK, new TreeMap<>(Map.of("held.checkpoint", held.get())));
      }
      return new LogState(Optional.empty(), 0, late(asked, new TreeMap<>()));
    }
    SortedMap<String, Bytes> heads = new TreeMap<>(Map.of("shown.checkpoint", shown.get()));
    held.ifPresent(note -> heads.put("held.checkpoint", note));
    SignedCheckpoint head = opened(shown.get(), heads);
    TilesAhead ahead = new TilesAhead(log, head.size());
    CheckedTiles tiles = new CheckedTiles(head.size(), head.root(), ahead);
    if (held.isPresent()) {
      grown(held(held.get()), head, tiles, heads);
    }
    if (witnesses.cosigned(head) < witnesses.least()) {
      // It is not believed yet, and what it should have is waited for as long as was promised.
      return new LogState(Optional.empty(), 0, late(asked, heads));
    }
    memory.keepHead(shown.get());
    long proved = prove(head, ahead, tiles, heads);
    return new LogState(Optional.of(head), proved, late(asked, heads));
  }

  /**
   * Refuses what is late although the log cannot be read: a hub that answers otherwise could hide
   * behind that.
   *
   * @throws LogBroken if something is
   */
  public void requireNothingLate() throws IOException {
    memory.checking(() -> {
      SortedMap<String, Bytes> heads = new TreeMap<>();
      memory.head().ifPresent(note -> heads.put("held.checkpoint", note));
      return late(clock.instant(), heads);
    });
  }

  private SignedCheckpoint held(Bytes note) throws IOException {
    try {
      return key.open(note);
    } catch (NoteBroken e) {
      throw new IOException(
          "what this lab remembers of a log is of another hub or key: move the folder log beside"
              + " its keys away",
          e);
    }
  }

  private SignedCheckpoint opened(Bytes note, SortedMap<String, Bytes> heads) throws IOException {
    try {
      return key.open(note);
    } catch (NoteBroken e) {
      throw broken(LogBroken.Reason.NOT_SIGNED, heads, e);
    }
  }

  private void grown(
      SignedCheckpoint held,
      SignedCheckpoint head,
      CheckedTiles tiles,
      SortedMap<String, Bytes> heads)
      throws IOException {
    long before = held.size().value();
    long now = head.size().value();
    if (now < before) {
      throw broken(LogBroken.Reason.ROLLED_BACK, heads);
    }
    if (now == before) {
      if (!head.root().equals(held.root())) {
        throw broken(LogBroken.Reason.FORKED, heads);
      }
      return;
    }
    if (before > 0) {
      try {
        tiles.requireGrownFrom(held.size(), held.root());
      } catch (ProofBroken | IllegalArgumentException e) {
        throw broken(LogBroken.Reason.NOT_GROWN, heads, e);
      }
    }
  }

  /** What is beyond the head is left for the next check. */
  private long prove(
      SignedCheckpoint head, TilesAhead ahead, CheckedTiles tiles, SortedMap<String, Bytes> heads)
      throws IOException {
    long proved = 0;
    long next = memory.next();
    boolean more = true;
    while (more) {
      HubLog.Page page = log.leaves(next);
      more = page.more() && !page.leaves().isEmpty();
      ahead.expect(page.leaves());
      for (HubLog.Told leaf : page.leaves()) {
        if (leaf.index().value() >= head.size().value()) {
          more = false;
          break;
        }
        prove(leaf, head, tiles, heads);
        next = Math.max(next, leaf.index().value() + 1);
        proved++;
      }
      memory.keepNext(next);
    }
    // All below the head was shown: others' leaves are not gone through again.
    memory.keepNext(Math.max(next, head.size().value()));
    return proved;
  }

  private void prove(
      HubLog.Told leaf, SignedCheckpoint head, CheckedTiles tiles, SortedMap<String, Bytes> heads)
      throws IOException {
    LeafOpening opening = leaf.opening();
    try {
      if (opening.kind() == LeafKind.BATCH) {
        var inclusion = tiles.inclusion(leaf.index(), opening.leaf());
        memory.keepProof(LogProof.of(opening, inclusion, head));
      } else {
        tiles.require(leaf.index(), opening.leaf());
      }
    } catch (ProofBroken | IllegalArgumentException e) {
      SortedMap<String, Bytes> files = new TreeMap<>(heads);
      files.put(
          "named-leaf.json",
          Bytes.utf8(opening.toJson().put("index", leaf.index().value()).toString()));
      throw broken(LogBroken.Reason.NOT_THERE, files, e);
    }
    if (opening.kind() == LeafKind.ALERT || opening.kind() == LeafKind.EVALUATION_KEY) {
      memory.keepKnown(opening);
    }
  }

  /** Refuses what is late; how many are on their way. */
  private long late(Instant asked, SortedMap<String, Bytes> heads) throws IOException {
    return lateBatches(asked, heads) + lateOthers(asked, heads);
  }

  private long lateBatches(Instant asked, SortedMap<String, Bytes> heads) throws IOException {
    long before = memory.settled();
    long settled = before;
    long waiting = 0;
    for (VerifiedReceipt receipt : receipts.after(before)) {
      var promise = receipt.receipt().includedBy();
      if (promise.isEmpty() || memory.hasProof(LeafKind.BATCH, receipt.receipt().batch())) {
        settled = waiting == 0 ? receipt.receipt().sequence() : settled;
        continue;
      }
      waiting++;
      if (promise.get().plus(TOLERANCE).isBefore(asked)
          || promise.get().isAfter(asked.plus(LONGEST_PROMISE))) {
        SortedMap<String, Bytes> files = new TreeMap<>(heads);
        files.put("receipt.jws", Bytes.utf8(receipt.jws()));
        throw broken(LogBroken.Reason.PROMISE_BROKEN, files);
      }
    }
    if (settled != before) {
      memory.keepSettled(settled);
    }
    return waiting;
  }

  private long lateOthers(Instant asked, SortedMap<String, Bytes> heads) throws IOException {
    long waiting = 0;
    for (LogMemory.Awaited one : memory.awaited()) {
      waiting++;
      if (one.until().plus(TOLERANCE).isBefore(asked)) {
        SortedMap<String, Bytes> files = new TreeMap<>(heads);
        files.put("promise.jws", Bytes.utf8(one.promise()));
        throw broken(LogBroken.Reason.PROMISE_BROKEN, files);
      }
    }
    return waiting;
  }

  private LogBroken broken(LogBroken.Reason reason, SortedMap<String, Bytes> files)
      throws IOException {
    return new LogBroken(reason, memory.keepEvidence(reason, files));
  }

  private LogBroken broken(LogBroken.Reason reason, SortedMap<String, Bytes> files, Exception cause)
      throws IOException {
    LogBroken broken = broken(reason, files);
    broken.initCause(cause);
    return broken;
  }
}
