package org.stillwatch.wire.seal;

import org.stillwatch.wire.canonical.Bytes;

/**
 * Tells whether two labs hold the same group key, and nothing else about it.
 *
 * @param bytes exactly 16; they travel as 22 characters of base64url
 */
public record GroupKeyCheck(Bytes bytes) {
  /** Length in bytes. */
  public static final int SIZE = 16;

  public GroupKeyCheck {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("a check value of a group key has 16 bytes");
    }
  }

  /** Reads 22 characters of base64url. */
  public static GroupKeyCheck parse(String base64Url) {
    return new GroupKeyCheck(Bytes.fromBase64Url(base64Url));
  }

  public String base64Url() {
    return bytes.base64Url();
  }
}
