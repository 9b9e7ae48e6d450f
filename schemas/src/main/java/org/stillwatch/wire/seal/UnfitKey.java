package org.stillwatch.wire.seal;

/** A key was refused. The message holds no part of the key. */
public final class UnfitKey extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Why; stable, fit for a machine. */
  public enum Reason {
    NOT_A_JWK("expected one JSON object, a JWK (RFC 7517), with the members of its type only"),
    UNSUPPORTED("expected an OKP key on Ed25519 or an EC key on P-256"),
    OTHER_ALGORITHM("expected the algorithm of the curve: Ed25519 or ES256"),
    NOT_FOR_SIGNING("expected use sig, and key_ops with verify (public) or sign (private)"),
    PRIVATE_PART("expected a public key: a private key must never leave its owner"),
    NO_PRIVATE_PART("expected a private key"),
    OFF_CURVE("expected a point of the curve, of full order"),
    HALVES_DIFFER("expected the public half to belong to the private half");

    private final String expectation;

    Reason(String expectation) {
      this.expectation = expectation;
    }
  }

  private final Reason reason;

  UnfitKey(Reason reason) {
    super(reason.expectation);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
