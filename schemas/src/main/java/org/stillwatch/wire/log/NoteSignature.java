package org.stillwatch.wire.log;

import java.util.Base64;
import org.stillwatch.wire.canonical.Bytes;

/**
 * One signature line of a note, as it claims (C2SP signed-note). Nothing of it is verified.
 *
 * @param key the four bytes by which its maker names the key
 * @param signature what is left
 */
public record NoteSignature(NoteName name, Bytes key, Bytes signature) {
  static final int KEY_SIZE = 4;
  private static final String DASH = "\u2014 ";
  private static final int MOST_BYTES = 8_192;

  /** Refuses another length of the key's name. */
  public NoteSignature {
    if (key.size() != KEY_SIZE || signature.size() == 0) {
      throw new IllegalArgumentException("a key id of four bytes, and a signature");
    }
  }

  /** Reads a line without its end. */
  static NoteSignature parse(String line) {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      throw NoteBroken.of(NoteBroken.Reason.NO_SIGNATURE_LINE);
    }
    byte[] bytes = StandardBase64.decode(line.substring(space + 1));
    if (bytes.length <= KEY_SIZE || bytes.length > MOST_BYTES) {
      throw NoteBroken.of(NoteBroken.Reason.NO_SIGNATURE_LINE);
    }
    return new NoteSignature(
        name(line.substring(DASH.length(), space)),
        Bytes.of(bytes, 0, KEY_SIZE),
        Bytes.of(bytes, KEY_SIZE, bytes.length));
  }

  private static NoteName name(String text) {
    try {
      return new NoteName(text);
    } catch (IllegalArgumentException e) {
      throw NoteBroken.of(NoteBroken.Reason.NO_SIGNATURE_LINE);
    }
  }

  /** The line with its end. */
  String line() {
    byte[] bytes = new byte[KEY_SIZE + signature.size()];
    System.arraycopy(key.toByteArray(), 0, bytes, 0, KEY_SIZE);
    System.arraycopy(signature.toByteArray(), 0, bytes, KEY_SIZE, signature.size());
    return DASH + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
  }
}
