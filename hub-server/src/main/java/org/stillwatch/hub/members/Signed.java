package org.stillwatch.hub.members;

import org.stillwatch.wire.seal.OpenedBatch;

/**
 * A batch that a member's key in force has signed, over these very bytes. Made by {@link Senders}
 * only.
 */
public final class Signed {
  private final MemberId sender;
  private final OpenedBatch batch;

  Signed(MemberId sender, OpenedBatch batch) {
    this.sender = sender;
    this.batch = batch;
  }

  /** Whose it is. */
  public MemberId sender() {
    return sender;
  }

  /** What was signed. */
  public OpenedBatch batch() {
    return batch;
  }
}
