package org.stillwatch.wire.tree;

import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/** An inner node: SHA-256 over 0x01 and both children (RFC 9162 section 2.1.1). */
final class Node {
  private static final byte PREFIX = 1;

  private Node() {}

  static Digest over(Digest left, Digest right) {
    var hash = Digest.sha256();
    hash.update(PREFIX);
    left.bytes().addTo(hash);
    right.bytes().addTo(hash);
    return new Digest(Bytes.of(hash.digest()));
  }
}
