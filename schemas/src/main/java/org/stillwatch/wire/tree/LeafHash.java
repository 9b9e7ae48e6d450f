package org.stillwatch.wire.tree;

import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/** The hash of one entry of a tree: SHA-256 over 0x00 and the entry (RFC 9162 section 2.1.1). */
public record LeafHash(Digest digest) {
  private static final byte PREFIX = 0;

  public static LeafHash of(Bytes entry) {
    var hash = Digest.sha256();
    hash.update(PREFIX);
    entry.addTo(hash);
    return new LeafHash(new Digest(Bytes.of(hash.digest())));
  }
}
