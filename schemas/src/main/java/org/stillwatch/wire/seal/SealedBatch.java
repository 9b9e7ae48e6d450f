package org.stillwatch.wire.seal;

import java.util.List;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.seal.SealBroken.Reason;

/** A batch of which nothing is believed yet. Only the claimed key can be seen, to look it up. */
public final class SealedBatch {
  private final String jws;
  private final KeyId claimedKey;
  private final List<Bytes> objects;

  SealedBatch(String jws, KeyId claimedKey, List<Bytes> objects) {
    this.jws = jws;
    this.claimedKey = claimedKey;
    this.objects = List.copyOf(objects);
  }

  /** Who claims to have sealed it; unverified. */
  public KeyId claimedKey() {
    return claimedKey;
  }

  /**
   * Opens the batch: the key signed the header, the header is well formed, and the objects are the
   * ones it was made over. The grammar of the objects is not looked at.
   *
   * @throws SealBroken otherwise
   */
  public OpenedBatch open(VerifyingKey key) {
    var authentic = key.open(SealType.BATCH, jws);
    var header = header(authentic);
    if (header.count() != objects.size()) {
      throw new SealBroken(
          Reason.OTHER_COUNT, header.count() + " stated, " + objects.size() + " found");
    }
    var tree = Batch.tree(objects);
    if (!tree.root().equals(header.root())) {
      throw new SealBroken(Reason.OTHER_ROOT);
    }
    return new OpenedBatch(header, authentic.by(), jws, objects, tree);
  }

  private static BatchHeader header(Authentic authentic) {
    try {
      return BatchHeader.parse(authentic.payload().toByteArray());
    } catch (MalformedJson e) {
      var where = e.where().isEmpty() ? "" : " at " + e.where();
      throw new SealBroken(Reason.BAD_BATCH_HEADER, e.reason().expectation() + where);
    }
  }

  @Override
  public String toString() {
    return "SealedBatch[" + objects.size() + " objects]";
  }
}
