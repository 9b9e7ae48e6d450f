package org.stillwatch.hub.members;

import java.util.Locale;

/** What a lab's key is for. Three different keys, all made by the lab. */
public enum KeyPurpose {
  /** Signs batches; Ed25519, or ES256 where a hardware module holds it. */
  BATCH,
  /** Authenticates the client (private_key_jwt) and its DPoP proofs; ES256. */
  CLIENT,
  /** What is meant for this lab alone is encrypted to it; P-256. */
  ENCRYPTION;

  String row() {
    return name().toLowerCase(Locale.ROOT);
  }
}
