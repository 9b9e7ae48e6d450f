package org.stillwatch.wire.tree;

import org.stillwatch.wire.canonical.Digest;

/** The Merkle tree hash of all entries (RFC 9162 section 2.1.1). */
public record RootHash(Digest digest) {
  /** The root of the tree without entries: SHA-256 of nothing. */
  public static final RootHash EMPTY = new RootHash(Digest.of(new byte[0]));

  /** Reads 43 characters of base64url. */
  public static RootHash parse(String base64Url) {
    return new RootHash(Digest.parse(base64Url));
  }

  public String base64Url() {
    return digest.base64Url();
  }
}
