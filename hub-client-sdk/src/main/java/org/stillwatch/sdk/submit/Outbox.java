package org.stillwatch.sdk.submit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.stillwatch.sdk.sign.BatchSigner;
import org.stillwatch.sdk.sign.Standing;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.Retry;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.seal.Batch;
import org.stillwatch.wire.seal.BatchLimits;
import org.stillwatch.wire.seal.OpenedBatch;
import org.stillwatch.wire.seal.StreamName;

/**
 * What a lab has said and the hub has not yet promised to keep. {@link #add} is durable when it
 * returns; {@link #send} may be stopped at any moment and called again: the hub gets each statement
 * once, in order, and its receipt is on disk before the statement leaves. Thread-safe; several
 * processes may add, one may send.
 */
public final class Outbox {
  /** Of a batch that this lab made itself. */
  private static final BatchLimits OWN = new BatchLimits(1 << 28, 1_000_000, 1 << 24);

  private final Disk disk;
  private final Path lock;
  private final Queue queue;
  private final Refusals refusals;
  private final BatchSigner signer;
  private final Supplier<Standing> standing;
  private final TrustRoot root;
  private final BatchPost post;

  /**
   * The outbox in that folder.
   *
   * @param standing what is in force now; asked again when the hub says that it changed
   */
  public Outbox(
      PrivateFolder folder,
      HubConnection hub,
      TrustRoot root,
      BatchSigner signer,
      Supplier<Standing> standing,
      Retry retry) {
    this(new FolderDisk(folder), folder.path("lock"), hub, root, signer, standing, retry);
  }

  Outbox(
      Disk disk,
      Path lock,
      HubConnection hub,
      TrustRoot root,
      BatchSigner signer,
      Supplier<Standing> standing,
      Retry retry) {
    this.disk = disk;
    this.lock = lock;
    this.queue = new Queue(disk);
    this.refusals = new Refusals(disk);
    this.signer = signer;
    this.standing = standing;
    this.root = root;
    this.post = new BatchPost(hub, root, signer.stream(), retry);
  }

  /**
   * Prepares the outbox of a lab that is about to enrol. A lab that enrols anew with an empty
   * folder then goes on where its chain stands at the hub; anything else is a broken chain. What
   * was sealed with keys from before is sealed again: a batch is known by what it says, not by who
   * sealed it.
   */
  public static void newlyEnrolled(PrivateFolder folder, StreamName stream) throws IOException {
    Disk disk = new FolderDisk(folder);
    PendingFile pending = new PendingFile(disk, stream.name());
    Optional<Pending> sealed = pending.read();
    if (sealed.isPresent()) {
      pending.delete(sealed.get());
    }
    new Sent(disk, stream.name()).markNewlyEnrolled();
  }

  /** Takes a statement. It is durable when this returns. */
  public synchronized void add(Statement statement) throws IOException {
    queue.add(statement);
  }

  /**
   * Sends all that waits.
   *
   * @throws OutboxBusy if another process is sending
   * @throws org.stillwatch.sdk.transport.HubUnreachable if the patience ends before the hub answers
   * @throws org.stillwatch.sdk.transport.HubRefused if the hub refuses this lab, not a statement
   * @throws ChainBroken if the hub's chain and this one differ
   */
  public synchronized Delivery send() throws IOException {
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = locked(channel)) {
      if (!held.isValid()) {
        throw new OutboxBusy(lock);
      }
      return new Sending(disk, queue, refusals, signer, standing, post).all();
    }
  }

  private FileLock locked(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      if (held == null) {
        throw new OutboxBusy(lock);
      }
      return held;
    } catch (OverlappingFileLockException e) {
      OutboxBusy busy = new OutboxBusy(lock);
      busy.addSuppressed(e);
      throw busy;
    }
  }

  /** How many statements wait. */
  public int waiting() throws IOException {
    return queue.names().size();
  }

  /** The receipt that covers a statement, if the hub took it. */
  public Optional<VerifiedReceipt> receipt(StixId about) throws IOException {
    return new Sent(disk, signer.stream().name()).receiptAbout(about).map(root::receipt);
  }

  /** The receipts of the batches of this stream after one, in their order. */
  public List<VerifiedReceipt> receiptsAfter(long sequence) throws IOException {
    return new Sent(disk, signer.stream().name())
        .receiptsAfter(sequence).stream().map(root::receipt).toList();
  }

  /**
   * The batches that the hub took, in their order, but those that were sealed with a key from
   * before this lab enrolled anew.
   *
   * @throws java.io.UncheckedIOException while they are gone through, if one cannot be read
   */
  public Stream<OpenedBatch> sent() throws IOException {
    return new Sent(disk, signer.stream().name())
        .batches()
        .map(batch -> Batch.read(batch, OWN))
        .filter(sealed -> sealed.claimedKey().equals(signer.key().id()))
        .map(sealed -> sealed.open(signer.key()));
  }

  /** The names of the files in the folder {@code refused}, one for each refused statement. */
  public List<String> refused() throws IOException {
    return refusals.names();
  }
}
