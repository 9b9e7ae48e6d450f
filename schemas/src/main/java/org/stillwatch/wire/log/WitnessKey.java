package org.stillwatch.wire.log;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.NoteBroken.Reason;
import org.stillwatch.wire.seal.VerifyingKey;

/**
 * Somebody who watches that a log only grows, and says so (C2SP tlog-cosignature, Ed25519).
 *
 * @param name under which the witness signs
 */
public record WitnessKey(NoteName name, VerifyingKey key) {
  private static final int COSIGNATURE = 4;
  private static final int SIGNATURE = 64;

  /**
   * Reads the text of a verifier key.
   *
   * @throws NoteBroken for anything else than a key of cosignatures
   */
  public static WitnessKey parse(String vkey) {
    Vkey read = Vkey.parse(vkey);
    if (read.type() != COSIGNATURE) {
      throw NoteBroken.of(Reason.NO_KEY);
    }
    return new WitnessKey(read.name(), read.key());
  }

  /** The text of it as a verifier key. */
  public String vkey() {
    return vkeyed().toString();
  }

  Vkey vkeyed() {
    return new Vkey(name, COSIGNATURE, key);
  }

  /** What a witness signs at a moment. */
  static String signed(long seconds, String text) {
    return "cosignature/v1\ntime " + seconds + "\n" + text;
  }

  /**
   * When this witness cosigned a checkpoint; empty if it did not.
   *
   * @throws NoteBroken if a signature claims to be the witness's and is not
   */
  public Optional<Instant> cosigned(SignedCheckpoint checkpoint) {
    return checkpoint.note().claimed(name, vkeyed().id()).map(claimed -> when(claimed, checkpoint));
  }

  private Instant when(NoteSignature claimed, SignedCheckpoint checkpoint) {
    if (claimed.signature().size() != Long.BYTES + SIGNATURE) {
      throw NoteBroken.of(Reason.BAD_SIGNATURE);
    }
    byte[] bytes = claimed.signature().toByteArray();
    long seconds = ByteBuffer.wrap(bytes).getLong();
    if (seconds < 0
        || seconds > Instant.MAX.getEpochSecond()
        || !key.signedLines(
            signed(seconds, checkpoint.note().text()), Bytes.of(bytes, Long.BYTES, bytes.length))) {
      throw NoteBroken.of(Reason.BAD_SIGNATURE);
    }
    return Instant.ofEpochSecond(seconds);
  }
}
