package org.stillwatch.wire.seal;

import org.stillwatch.wire.canonical.Bytes;

/** A payload that a key signed for a purpose. Only {@link VerifyingKey#open} makes one. */
public final class Authentic {
  private final Bytes payload;
  private final KeyId by;
  private final SealType type;

  Authentic(Bytes payload, KeyId by, SealType type) {
    this.payload = payload;
    this.by = by;
    this.type = type;
  }

  /** What was signed; its grammar is still to be checked. */
  public Bytes payload() {
    return payload;
  }

  /** Who signed. */
  public KeyId by() {
    return by;
  }

  public SealType type() {
    return type;
  }
}
