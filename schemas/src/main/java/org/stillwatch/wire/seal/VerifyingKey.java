package org.stillwatch.wire.seal;

import java.nio.charset.StandardCharsets;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;

/** A public key that opens seals: Ed25519, or ECDSA on P-256. Equal by thumbprint. */
public final class VerifyingKey {
  private final PublicHalf half;
  private final KeyId id;

  VerifyingKey(PublicHalf half) {
    this.half = half;
    this.id = Jwk.thumbprint(half.required());
  }

  /**
   * Reads a public JWK (RFC 7517, RFC 8037).
   *
   * @throws UnfitKey for other types and curves, private parts, points off the curve or of small
   *     order, another {@code alg} than the curve's, {@code use} other than {@code sig}, {@code
   *     key_ops} without {@code verify}, and unknown members
   */
  public static VerifyingKey fromJwk(String json) {
    var jwk = Jwk.readPublic(json);
    return new VerifyingKey(
        jwk.algorithm() == SignatureAlgorithm.ES256
            ? Es256Half.of(jwk.part("x"), jwk.part("y"))
            : Ed25519Half.of(jwk.part("x")));
  }

  /**
   * An Ed25519 key from its 32 bytes (RFC 8032 section 5.1.5).
   *
   * @throws UnfitKey if they are no point of the curve, of full order
   */
  public static VerifyingKey ofEd25519(Bytes encoded) {
    if (encoded.size() != Ed25519Half.SIZE) {
      throw new UnfitKey(UnfitKey.Reason.OFF_CURVE);
    }
    return new VerifyingKey(Ed25519Half.of(encoded));
  }

  /**
   * The 32 bytes of an Ed25519 key.
   *
   * @throws UnfitKey if it is one of P-256
   */
  public Bytes ed25519() {
    if (half instanceof Ed25519Half edwards) {
      return edwards.encoded();
    }
    throw new UnfitKey(UnfitKey.Reason.OTHER_ALGORITHM);
  }

  /** The public JWK, canonical, with {@code alg}, {@code kid} and {@code use}. */
  public String toJwk() {
    var jwk =
        half.required()
            .put("alg", algorithm().jwsName())
            .put("kid", id.toString())
            .put("use", "sig");
    return new String(CanonicalJson.write(jwk), StandardCharsets.UTF_8);
  }

  public KeyId id() {
    return id;
  }

  public SignatureAlgorithm algorithm() {
    return half.algorithm();
  }

  /**
   * Opens a seal of the stated type that this key made.
   *
   * @throws SealBroken for anything else
   */
  public Authentic open(SealType type, String compact) {
    var jws = CompactJws.read(compact);
    SealHeader.read(jws.header()).require(type, this);
    return new Authentic(verified(jws), id, type);
  }

  /**
   * Whether this key signed a text of lines, as it stands. A text without an end of line is
   * refused: it could be what a JWS signs.
   */
  public boolean signedLines(String text, Bytes signature) {
    return text.endsWith("\n")
        && signature.size() == SignatureAlgorithm.SIGNATURE_SIZE
        && half.verifies(text.getBytes(StandardCharsets.UTF_8), signature);
  }

  /**
   * The signature check alone, without the rule on our own header. Only for this package.
   *
   * @return the payload
   */
  Bytes verified(CompactJws jws) {
    if (jws.signature().size() != SignatureAlgorithm.SIGNATURE_SIZE
        || !half.verifies(jws.signingInput(), jws.signature())) {
      throw new SealBroken(SealBroken.Reason.BAD_SIGNATURE);
    }
    return jws.payload();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "VerifyingKey[" + algorithm().jwsName() + " " + id + "]";
  }
}
