package org.stillwatch.sdk.submit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.stillwatch.sdk.sign.BatchSigner;
import org.stillwatch.sdk.sign.Place;
import org.stillwatch.sdk.sign.Standing;
import org.stillwatch.sdk.transport.HubRefused;
import org.stillwatch.sdk.trust.Untrusted;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.seal.OpenedBatch;

/**
 * One run over the outbox, under its lock: seal, send, keep the receipt, forget, one batch after
 * the other. A run after a crash takes the same path.
 */
final class Sending {
  /** The policy may change while we seal; more often than this within a batch is no coincidence. */
  private static final int MOST_VARIANTS = 4;

  private final Queue queue;
  private final Refusals refusals;
  private final BatchSigner signer;
  private final Supplier<Standing> standing;
  private final BatchPost post;
  private final PendingFile file;
  private final Sent sent;
  private final Map<StixId, VerifiedReceipt> accepted = new HashMap<>();
  private final Map<StixId, Problem> refused = new HashMap<>();

  /** How many statements the next batch may hold: halved when a batch is refused. */
  private int most = Integer.MAX_VALUE;

  Sending(
      Disk disk,
      Queue queue,
      Refusals refusals,
      BatchSigner signer,
      Supplier<Standing> standing,
      BatchPost post) {
    this.queue = queue;
    this.refusals = refusals;
    this.signer = signer;
    this.standing = standing;
    this.post = post;
    this.file = new PendingFile(disk, signer.stream().name());
    this.sent = new Sent(disk, signer.stream().name());
  }

  Delivery all() throws IOException {
    while (true) {
      Optional<Pending> pending = file.read();
      if (pending.isEmpty()) {
        pending = sealNext();
      }
      if (pending.isEmpty()) {
        return new Delivery(accepted, refused);
      }
      settle(pending.get());
    }
  }

  private Optional<Pending> sealNext() throws IOException {
    if (queue.names().isEmpty()) {
      return Optional.empty();
    }
    Standing now = standing.get();
    List<Queue.Entry> entries = queue.next(now.terms().policy().limits(), most);
    Optional<Epoch> epoch =
        entries.stream().flatMap(entry -> entry.statement().epoch().stream()).findFirst();
    Place place = sent.next();
    Pending pending =
        new Pending(
            place.sequence(),
            entries.stream().map(Queue.Entry::name).toList(),
            epoch,
            List.of(sealed(entries, epoch, now, place)));
    file.write(pending);
    return Optional.of(pending);
  }

  private Pending.Variant sealed(
      List<Queue.Entry> entries, Optional<Epoch> epoch, Standing now, Place place) {
    List<Bytes> objects = new ArrayList<>();
    entries.forEach(entry -> objects.addAll(entry.statement().objects()));
    OpenedBatch batch = signer.seal(objects, now, epoch.orElse(now.terms().epoch()), place);
    return new Pending.Variant(batch.header().digest(), objects.size(), Bytes.of(batch.sealed()));
  }

  private void settle(Pending pending) throws IOException {
    Optional<String> kept = sent.receiptOf(pending.sequence());
    if (kept.isPresent()) {
      forget(pending, taken(pending, kept.get()));
      return;
    }
    try {
      accepted(pending, post.send(pending.sequence(), pending.newest()));
    } catch (HubRefused e) {
      switch (Answered.by(e.problem().type())) {
        case SEAL_AGAIN -> sealAgain(pending, e);
        case LOOK_AT_CHAIN -> lookAtChain(pending, e);
        case SET_ASIDE -> setAside(pending, e.problem());
        case KEEP -> throw e;
      }
    }
  }

  /**
   * A crash came between the receipt and the end: the receipt on disk says which variant it was.
   */
  private VerifiedReceipt taken(Pending pending, String jws) throws IOException {
    RuntimeException last = new IllegalStateException("a pending batch without a sealed form");
    for (Pending.Variant variant : pending.variants()) {
      try {
        return post.receipt(jws, pending.sequence(), variant);
      } catch (Untrusted other) {
        last = other;
      }
    }
    throw last;
  }

  private void accepted(Pending pending, VerifiedReceipt receipt) throws IOException {
    List<StixId> about = new ArrayList<>();
    for (String name : pending.entries()) {
      about.add(queue.entry(name).statement().about());
    }
    sent.keepReceipt(receipt, about);
    forget(pending, receipt);
    most = most > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : most * 2;
  }

  /** Each step may be the last before a crash; all of them can be done again. */
  private void forget(Pending pending, VerifiedReceipt receipt) throws IOException {
    for (Pending.Variant variant : pending.variants()) {
      if (variant.digest().equals(receipt.receipt().batch())) {
        sent.keepBatch(pending.sequence(), variant.sealed());
      }
    }
    for (String name : pending.entries()) {
      if (queue.has(name)) {
        accepted.put(queue.entry(name).statement().about(), receipt);
        queue.remove(name);
      }
    }
    file.delete(pending);
  }

  /** Policy or epoch changed. Tokens of another epoch cannot be sealed into the new one. */
  private void sealAgain(Pending pending, HubRefused refusal) throws IOException {
    Standing now = standing.get();
    List<Queue.Entry> entries = entries(pending);
    Pending.Variant again = sealed(entries, pending.epoch(), now, sent.next());
    boolean tried =
        pending.variants().stream().anyMatch(one -> one.digest().equals(again.digest()));
    if (tried || pending.variants().size() == MOST_VARIANTS) {
      setAside(pending, refusal.problem());
      return;
    }
    List<Pending.Variant> variants = new ArrayList<>(pending.variants());
    variants.add(again);
    file.write(new Pending(pending.sequence(), pending.entries(), pending.epoch(), variants));
  }

  /** The hub may have taken an earlier form of this very batch; then it gives its receipt again. */
  private void lookAtChain(Pending pending, HubRefused refusal) throws IOException {
    Place theirs = post.head();
    for (Pending.Variant variant : pending.variants()) {
      if (theirs.previous().equals(variant.digest())) {
        accepted(pending, post.send(pending.sequence(), variant));
        return;
      }
    }
    if (sent.mayBeginAnywhere() && theirs.sequence() > pending.sequence()) {
      sent.beginAt(theirs);
      file.delete(pending); // its entries stay in the queue, and are sealed there
      return;
    }
    ChainBroken broken =
        new ChainBroken(signer.stream().name(), pending.sequence(), theirs.sequence());
    broken.addSuppressed(refusal);
    throw broken;
  }

  /** Of several statements perhaps only one is at fault: half of them are tried again. */
  private void setAside(Pending pending, Problem problem) throws IOException {
    List<Queue.Entry> entries = entries(pending);
    if (entries.size() > 1) {
      most = entries.size() / 2;
      file.delete(pending);
      return;
    }
    for (Queue.Entry entry : entries) {
      refusals.keep(entry, problem);
      refused.put(entry.statement().about(), problem);
    }
    file.delete(pending);
    for (Queue.Entry entry : entries) {
      queue.remove(entry.name());
    }
    most = Integer.MAX_VALUE;
  }

  private List<Queue.Entry> entries(Pending pending) throws IOException {
    List<Queue.Entry> entries = new ArrayList<>();
    for (String name : pending.entries()) {
      if (queue.has(name)) {
        entries.add(queue.entry(name));
      }
    }
    return entries;
  }
}
