package org.stillwatch.wire.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.SealBroken.Reason;
import org.stillwatch.wire.tree.LeafHash;
import org.stillwatch.wire.tree.MerkleTree;

/**
 * Objects under one signature. The sealed form is the header, a compact JWS, on the first line and
 * an object on each line after it; every line ends with a line feed. Stateless.
 */
public final class Batch {
  /** The media type of the sealed form. */
  public static final String MEDIA_TYPE = "application/vnd.stillwatch.batch";

  static final byte LINE_FEED = '\n';

  private Batch() {}

  /**
   * Signs objects.
   *
   * @param objects at least one; each is canonical JSON, so it holds no line feed
   * @return the batch, whose {@link OpenedBatch#sealed()} is what travels
   */
  public static OpenedBatch seal(BatchBinding binding, List<Bytes> objects, SigningKey key) {
    for (var object : objects) {
      if (object.size() == 0 || indexOf(LINE_FEED, object.toByteArray(), 0) >= 0) {
        throw new IllegalArgumentException("an object is canonical JSON, on one line");
      }
    }
    var tree = tree(objects);
    var header = new BatchHeader(binding, objects.size(), tree.root());
    var jws = Seal.seal(SealType.BATCH, header.toCanonical(), key);
    return new OpenedBatch(header, key.publicKey().id(), jws, objects, tree);
  }

  /**
   * Reads the form only: lines and limits. Nothing is verified.
   *
   * @throws SealBroken if the form is wrong or a limit is exceeded
   */
  public static SealedBatch read(byte[] sealed, BatchLimits limits) {
    if (sealed.length > limits.maxBytes()) {
      throw new SealBroken(Reason.TOO_LARGE);
    }
    if (sealed.length == 0 || sealed[sealed.length - 1] != LINE_FEED) {
      throw new SealBroken(Reason.BAD_BATCH);
    }
    int end = indexOf(LINE_FEED, sealed, 0);
    if (end > CompactJws.MAX_CHARACTERS) {
      throw new SealBroken(Reason.TOO_LARGE);
    }
    var jws = new String(sealed, 0, end, StandardCharsets.ISO_8859_1);
    var objects = objects(sealed, end + 1, limits);
    return new SealedBatch(jws, Seal.keyOf(jws), objects);
  }

  /** As {@link #read(byte[], BatchLimits)}; stops reading at the limit. */
  public static SealedBatch read(InputStream sealed, BatchLimits limits) throws IOException {
    return read(sealed.readNBytes(limits.maxBytes() + 1), limits);
  }

  private static List<Bytes> objects(byte[] sealed, int start, BatchLimits limits) {
    var objects = new ArrayList<Bytes>();
    int from = start;
    while (from < sealed.length) {
      int to = indexOf(LINE_FEED, sealed, from);
      if (to == from) {
        throw new SealBroken(Reason.BAD_BATCH);
      }
      if (to - from > limits.maxObjectBytes()) {
        throw new SealBroken(Reason.OBJECT_TOO_LARGE, "line " + (objects.size() + 2));
      }
      if (objects.size() == limits.maxObjects()) {
        throw new SealBroken(Reason.TOO_MANY_OBJECTS);
      }
      objects.add(Bytes.of(sealed, from, to));
      from = to + 1;
    }
    if (objects.isEmpty()) {
      throw new SealBroken(Reason.BAD_BATCH);
    }
    return objects;
  }

  static MerkleTree tree(List<Bytes> objects) {
    var tree = new MerkleTree();
    for (var object : objects) {
      tree.append(LeafHash.of(object));
    }
    return tree;
  }

  static byte[] write(String jws, List<Bytes> objects) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(jws.getBytes(StandardCharsets.US_ASCII));
    out.write(LINE_FEED);
    for (var object : objects) {
      out.writeBytes(object.toByteArray());
      out.write(LINE_FEED);
    }
    return out.toByteArray();
  }

  private static int indexOf(byte wanted, byte[] in, int from) {
    for (int i = from; i < in.length; i++) {
      if (in[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
