package org.stillwatch.wire.seal;

import java.util.List;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.tree.InclusionProof;
import org.stillwatch.wire.tree.LeafIndex;
import org.stillwatch.wire.tree.MerkleTree;

/**
 * A batch that its key signed, object by object. Only {@link SealedBatch#open} and {@link
 * Batch#seal} make one. Thread-safe: the tree does not grow any more.
 */
public final class OpenedBatch {
  private final BatchHeader header;
  private final KeyId by;
  private final String headerJws;
  private final List<Bytes> objects;
  private final MerkleTree tree;

  OpenedBatch(
      BatchHeader header, KeyId by, String headerJws, List<Bytes> objects, MerkleTree tree) {
    this.header = header;
    this.by = by;
    this.headerJws = headerJws;
    this.objects = List.copyOf(objects);
    this.tree = tree;
  }

  public BatchHeader header() {
    return header;
  }

  /** Who signed. */
  public KeyId by() {
    return by;
  }

  /** The objects in their order, each the exact bytes; their grammar is still to be checked. */
  public List<Bytes> objects() {
    return objects;
  }

  /** The identity of one object. */
  public Digest objectDigest(LeafIndex index) {
    return Digest.of(object(index));
  }

  public Bytes object(LeafIndex index) {
    return objects.get(Math.toIntExact(index.value()));
  }

  /** The path by which one object is proved alone, against the root of the header. */
  public InclusionProof path(LeafIndex index) {
    return tree.inclusion(index);
  }

  /** The signed header, to be kept and handed on as evidence; never an identity. */
  public String headerJws() {
    return headerJws;
  }

  /** The sealed form that travels: {@link Batch#read} reads it again. */
  public byte[] sealed() {
    return Batch.write(headerJws, objects);
  }

  @Override
  public String toString() {
    return "OpenedBatch[" + header.digest() + ", " + objects.size() + " objects]";
  }
}
