package org.stillwatch.sdk.sign;

import org.stillwatch.wire.canonical.Digest;

/**
 * A place in the chain of a stream.
 *
 * @param sequence number of the batch, from 1
 * @param previous digest of the batch before it, all zero for the first
 */
public record Place(long sequence, Digest previous) {
  public static final Place FIRST = new Place(1, Digest.ZERO);

  /** The place after a batch that stands here. */
  public Place after(Digest batch) {
    return new Place(sequence + 1, batch);
  }
}
