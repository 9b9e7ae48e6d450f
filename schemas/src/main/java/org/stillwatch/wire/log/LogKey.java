package org.stillwatch.wire.log;

import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.NoteBroken.Reason;
import org.stillwatch.wire.seal.VerifyingKey;

/**
 * Whom a reader of a log believes: its origin, and the Ed25519 key that signs its checkpoints.
 *
 * @param origin also the name under which the log signs
 */
public record LogKey(NoteName origin, VerifyingKey key) {
  private static final int ED25519 = 1;

  /**
   * Reads the text of a verifier key (C2SP signed-note).
   *
   * @throws NoteBroken for anything else than a plain Ed25519 key
   */
  public static LogKey parse(String vkey) {
    Vkey read = Vkey.parse(vkey);
    if (read.type() != ED25519) {
      throw NoteBroken.of(Reason.NO_KEY);
    }
    return new LogKey(read.name(), read.key());
  }

  /** The text of it as a verifier key, for tools of others. */
  public String vkey() {
    return vkeyed().toString();
  }

  /** The origin that a note claims, which is not verified: to find the key to open it with. */
  public static NoteName claimedOrigin(Bytes note) {
    return Checkpoint.parse(SignedNote.parse(note).text()).origin();
  }

  Vkey vkeyed() {
    return new Vkey(origin, ED25519, key);
  }

  /**
   * Opens a checkpoint of this log. Signatures of others are left as they are.
   *
   * @throws NoteBroken unless this key signed it for this origin
   */
  public SignedCheckpoint open(Bytes note) {
    SignedNote read = SignedNote.parse(note);
    NoteSignature claimed =
        read.claimed(origin, vkeyed().id()).orElseThrow(() -> NoteBroken.of(Reason.NOT_SIGNED));
    if (!key.signedLines(read.text(), claimed.signature())) {
      throw NoteBroken.of(Reason.BAD_SIGNATURE);
    }
    Checkpoint checkpoint = Checkpoint.parse(read.text());
    if (!checkpoint.origin().equals(origin)) {
      throw NoteBroken.of(Reason.OTHER_ORIGIN);
    }
    return new SignedCheckpoint(checkpoint, read);
  }
}
