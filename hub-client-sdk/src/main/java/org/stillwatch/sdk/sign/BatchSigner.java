package org.stillwatch.sdk.sign;

import java.util.List;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.seal.Batch;
import org.stillwatch.wire.seal.BatchBinding;
import org.stillwatch.wire.seal.OpenedBatch;
import org.stillwatch.wire.seal.SigningKey;
import org.stillwatch.wire.seal.StreamName;
import org.stillwatch.wire.seal.VerifyingKey;

/** Seals batches of one lab and stream for one hub. The same content gives the same header. */
public final class BatchSigner {
  private final TrustRoot root;
  private final StreamName stream;
  private final SigningKey key;

  public BatchSigner(TrustRoot root, StreamName stream, SigningKey key) {
    this.root = root;
    this.stream = stream;
    this.key = key;
  }

  public StreamName stream() {
    return stream;
  }

  /** By which its seals are verified. */
  public VerifyingKey key() {
    return key.publicKey();
  }

  /**
   * Seals objects.
   *
   * @param epoch of the tokens and sketches in them
   */
  public OpenedBatch seal(List<Bytes> objects, Standing standing, Epoch epoch, Place place) {
    return Batch.seal(
        new BatchBinding(
            root.lab(),
            stream,
            root.hub(),
            root.domain(),
            epoch,
            standing.terms().policy().digest(),
            place.sequence(),
            place.previous(),
            standing.groupKeyCheck()),
        objects,
        key);
  }
}
