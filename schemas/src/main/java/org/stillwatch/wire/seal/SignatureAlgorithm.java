package org.stillwatch.wire.seal;

/** The algorithms that a seal may use; both give 64 bytes. */
public enum SignatureAlgorithm {
  /** RFC 9864 section 2.2, RFC 8032. */
  ED25519("Ed25519", "OKP", "Ed25519"),
  /** RFC 7518 section 3.4. */
  ES256("ES256", "EC", "P-256");

  static final int SIGNATURE_SIZE = 64;

  private final String name;
  private final String keyType;
  private final String curve;

  SignatureAlgorithm(String name, String keyType, String curve) {
    this.name = name;
    this.keyType = keyType;
    this.curve = curve;
  }

  /** The value of {@code alg}. */
  public String jwsName() {
    return name;
  }

  /** The value of {@code kty} (RFC 7517). */
  String keyType() {
    return keyType;
  }

  /** The value of {@code crv}. */
  String curve() {
    return curve;
  }
}
