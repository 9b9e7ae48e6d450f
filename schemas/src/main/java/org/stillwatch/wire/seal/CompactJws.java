package org.stillwatch.wire.seal;

import java.nio.charset.StandardCharsets;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.SealBroken.Reason;

/**
 * The three parts of a compact JWS (RFC 7515 section 3.1), each in canonical base64url. Nothing of
 * it is verified.
 *
 * @param signingInput the ASCII bytes that the signature covers (RFC 7515 section 5.2, step 8)
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, never compared, lives for one call
record CompactJws(Bytes header, Bytes payload, Bytes signature, byte[] signingInput) {
  /** Longest compact form that is looked at, in characters. */
  static final int MAX_CHARACTERS = 262_144;

  static CompactJws read(String compact) {
    if (compact.length() > MAX_CHARACTERS) {
      throw new SealBroken(Reason.TOO_LARGE);
    }
    int first = compact.indexOf('.');
    int second = compact.indexOf('.', first + 1);
    if (first < 0 || second < 0 || compact.indexOf('.', second + 1) >= 0) {
      throw new SealBroken(Reason.NOT_COMPACT);
    }
    return new CompactJws(
        decode(compact.substring(0, first)),
        decode(compact.substring(first + 1, second)),
        decode(compact.substring(second + 1)),
        compact.substring(0, second).getBytes(StandardCharsets.US_ASCII));
  }

  private static Bytes decode(String part) {
    try {
      return Bytes.fromBase64Url(part);
    } catch (IllegalArgumentException _unrepeated) {
      throw new SealBroken(Reason.NOT_COMPACT);
    }
  }
}
