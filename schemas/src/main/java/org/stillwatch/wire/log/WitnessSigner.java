package org.stillwatch.wire.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.SigningKey;

/**
 * Cosigns checkpoints (C2SP tlog-cosignature). The key signs for one witness and nothing else.
 *
 * @param key Ed25519
 */
public record WitnessSigner(NoteName name, SigningKey key) {
  /** By which what it signs is known. */
  public WitnessKey publicKey() {
    return new WitnessKey(name, key.publicKey());
  }

  /** Says that this is the largest tree of the log that the witness has seen grow. */
  public NoteSignature cosign(SignedCheckpoint checkpoint, Instant now) {
    long seconds = now.getEpochSecond();
    String text = WitnessKey.signed(seconds, checkpoint.note().text());
    byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    return new NoteSignature(
        name,
        publicKey().vkeyed().id(),
        Bytes.of(
            ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array()));
  }

  @Override
  public String toString() {
    return "WitnessSigner[" + name + "]";
  }
}
