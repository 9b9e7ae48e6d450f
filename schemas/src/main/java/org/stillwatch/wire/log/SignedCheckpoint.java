package org.stillwatch.wire.log;

import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.tree.RootHash;
import org.stillwatch.wire.tree.TreeSize;

/** A checkpoint that a log's key signed. Only {@link LogKey} and {@link LogSigner} make one. */
public final class SignedCheckpoint {
  private final Checkpoint checkpoint;
  private final SignedNote note;

  SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {
    this.checkpoint = checkpoint;
    this.note = note;
  }

  public NoteName origin() {
    return checkpoint.origin();
  }

  public TreeSize size() {
    return checkpoint.size();
  }

  public RootHash root() {
    return checkpoint.root();
  }

  SignedNote note() {
    return note;
  }

  /** With the signature of a witness too. */
  public SignedCheckpoint with(NoteSignature cosignature) {
    return new SignedCheckpoint(checkpoint, note.with(cosignature));
  }

  /** The note, all signatures included: what binds the log. */
  public Bytes toBytes() {
    return note.toBytes();
  }

  @Override
  public String toString() {
    return "SignedCheckpoint[" + origin() + " " + size().value() + "]";
  }
}
