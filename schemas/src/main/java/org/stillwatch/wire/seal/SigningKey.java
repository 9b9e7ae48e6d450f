package org.stillwatch.wire.seal;

/** Something that signs: a key in a file, a hardware module, a key service. Thread-safe. */
public interface SigningKey {
  VerifyingKey publicKey();

  /**
   * Signs with the algorithm of the public key.
   *
   * @return 64 bytes: R and S for Ed25519 (RFC 8032), r and s for ES256 (RFC 7518 section 3.4)
   */
  byte[] sign(byte[] signingInput);
}
