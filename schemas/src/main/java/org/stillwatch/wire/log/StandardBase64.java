package org.stillwatch.wire.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Base64 as notes have it (RFC 4648 section 4), in its one canonical form. */
final class StandardBase64 {
  private StandardBase64() {}

  /**
   * Decodes.
   *
   * @throws NoteBroken for blanks, foreign characters, missing padding and unused bits that are set
   */
  static byte[] decode(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    try {
      byte[] decoded = Base64.getDecoder().decode(encoded);
      if (Arrays.equals(Base64.getEncoder().encode(decoded), encoded)) {
        return decoded;
      }
    } catch (IllegalArgumentException _unrepeated) {
      throw NoteBroken.of(NoteBroken.Reason.NO_BASE64);
    }
    throw NoteBroken.of(NoteBroken.Reason.NO_BASE64);
  }
}
