package org.stillwatch.wire.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.SigningKey;
import org.stillwatch.wire.tree.RootHash;
import org.stillwatch.wire.tree.TreeSize;

/**
 * Signs a log's checkpoints. Its key may seal other things too: the input of a JWS has no end of
 * line, a note always has, so that one never passes for the other.
 *
 * @param key Ed25519
 */
public record LogSigner(NoteName origin, SigningKey key) {
  /** By which what it signs is opened. */
  public LogKey publicKey() {
    return new LogKey(origin, key.publicKey());
  }

  /** Signs the head of a tree. Whoever calls sees to it that the tree only grows. */
  public SignedCheckpoint sign(TreeSize size, RootHash root) {
    Checkpoint checkpoint = new Checkpoint(origin, size, root);
    String text = checkpoint.text();
    NoteSignature signature =
        new NoteSignature(
            origin,
            publicKey().vkeyed().id(),
            Bytes.of(key.sign(text.getBytes(StandardCharsets.UTF_8))));
    return new SignedCheckpoint(checkpoint, new SignedNote(text, List.of(signature)));
  }

  @Override
  public String toString() {
    return "LogSigner[" + origin + "]";
  }
}
