package org.stillwatch.wire.oprf;

import org.stillwatch.wire.canonical.Digest;

/** A VOPRF output: equal for equal values, and nothing without the key. 43 characters. */
public record Token(Digest output) {
  /** Reads 43 characters of base64url. */
  public static Token parse(String base64Url) {
    return new Token(Digest.parse(base64Url));
  }

  public String base64Url() {
    return output.base64Url();
  }

  /** Hidden: a token in a log is one more copy to lose. */
  @Override
  public String toString() {
    return "Token[32]";
  }
}
