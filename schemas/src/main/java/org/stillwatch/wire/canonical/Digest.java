package org.stillwatch.wire.canonical;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A SHA-256 value (FIPS 180-4). It travels as 43 characters of base64url.
 *
 * @param bytes exactly 32
 */
public record Digest(Bytes bytes) {
  /** Length in bytes. */
  public static final int SIZE = 32;

  /** All zero: stands where a chain has no predecessor yet. */
  public static final Digest ZERO = new Digest(Bytes.of(new byte[SIZE]));

  public Digest {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("a SHA-256 digest has " + SIZE + " bytes");
    }
  }

  public static Digest of(byte[] content) {
    return new Digest(Bytes.of(sha256().digest(content)));
  }

  public static Digest of(Bytes content) {
    var hash = sha256();
    content.addTo(hash);
    return new Digest(Bytes.of(hash.digest()));
  }

  /** Reads what {@link #base64Url()} writes, and nothing else. */
  public static Digest parse(String base64Url) {
    return new Digest(Bytes.fromBase64Url(base64Url));
  }

  /** A fresh SHA-256, which every Java platform has. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-256", e);
    }
  }

  /** 43 characters. */
  public String base64Url() {
    return bytes.base64Url();
  }

  @Override
  public String toString() {
    return base64Url();
  }
}
