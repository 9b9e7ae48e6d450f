package org.stillwatch.wire.seal;

import org.stillwatch.wire.canonical.Digest;

/** The name of a key: its SHA-256 thumbprint (RFC 7638). It travels as 43 characters. */
public record KeyId(Digest thumbprint) {
  /** Reads 43 characters of base64url. */
  public static KeyId parse(String base64Url) {
    return new KeyId(Digest.parse(base64Url));
  }

  @Override
  public String toString() {
    return thumbprint.base64Url();
  }
}
