package org.stillwatch.wire.log;

import java.util.Base64;
import java.util.HexFormat;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.NoteBroken.Reason;
import org.stillwatch.wire.seal.VerifyingKey;

/**
 * A public key of signed notes as text: {@code name+id+key} (C2SP signed-note, verifier keys).
 *
 * @param type 1 for plain Ed25519, 4 for a witness's cosignatures
 * @param key Ed25519
 */
record Vkey(NoteName name, int type, VerifyingKey key) {
  private static final int KEY_SIZE = 32;

  static Vkey parse(String text) {
    int first = text.indexOf('+');
    int second = text.indexOf('+', first + 1);
    if (first < 1 || second < 0) {
      throw NoteBroken.of(Reason.NO_KEY);
    }
    byte[] typed = StandardBase64.decode(text.substring(second + 1));
    if (typed.length != 1 + KEY_SIZE) {
      throw NoteBroken.of(Reason.NO_KEY);
    }
    Vkey read;
    try {
      read =
          new Vkey(
              new NoteName(text.substring(0, first)),
              typed[0],
              VerifyingKey.ofEd25519(Bytes.of(typed, 1, typed.length)));
    } catch (IllegalArgumentException e) {
      throw NoteBroken.of(Reason.NO_KEY);
    }
    if (!read.toString().equals(text)) {
      throw NoteBroken.of(Reason.NO_KEY);
    }
    return read;
  }

  /** The first four bytes of a hash of all of it. */
  Bytes id() {
    var hash = Digest.sha256();
    Bytes.utf8(name + "\n").addTo(hash);
    hash.update((byte) type);
    key.ed25519().addTo(hash);
    return Bytes.of(hash.digest(), 0, NoteSignature.KEY_SIZE);
  }

  @Override
  public String toString() {
    byte[] typed = new byte[1 + KEY_SIZE];
    typed[0] = (byte) type;
    System.arraycopy(key.ed25519().toByteArray(), 0, typed, 1, KEY_SIZE);
    return name
        + "+"
        + HexFormat.of().formatHex(id().toByteArray())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }
}
