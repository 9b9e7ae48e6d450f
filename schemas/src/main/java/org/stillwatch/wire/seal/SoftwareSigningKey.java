package org.stillwatch.wire.seal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.seal.UnfitKey.Reason;

/**
 * A signing key in memory, from a private JWK. Signing needs no randomness: Ed25519 by its nature,
 * ES256 by RFC 6979. Neither messages nor {@code toString} show the private half.
 */
public final class SoftwareSigningKey implements SigningKey {
  private final PrivateHalf half;
  private final VerifyingKey publicKey;

  private SoftwareSigningKey(PrivateHalf half) {
    this.half = half;
    this.publicKey = new VerifyingKey(half.publicHalf());
  }

  public static SoftwareSigningKey generate(SignatureAlgorithm algorithm, SecureRandom random) {
    return new SoftwareSigningKey(
        algorithm == SignatureAlgorithm.ES256
            ? Es256Secret.generate(random)
            : Ed25519Secret.generate(random));
  }

  /**
   * Reads a private JWK.
   *
   * @throws UnfitKey as {@link VerifyingKey#fromJwk} does, and if the halves do not belong together
   */
  public static SoftwareSigningKey fromPrivateJwk(String json) {
    var jwk = Jwk.readPrivate(json);
    PrivateHalf half =
        jwk.algorithm() == SignatureAlgorithm.ES256
            ? Es256Secret.of(jwk.part("d"))
            : Ed25519Secret.of(jwk.part("d"));
    var claimed = half.publicHalf().required();
    claimed
        .fieldNames()
        .forEachRemaining(name -> {
          if (!jwk.members().text(name).equals(claimed.get(name).textValue())) {
            throw new UnfitKey(Reason.HALVES_DIFFER);
          }
        });
    return new SoftwareSigningKey(half);
  }

  /** The private JWK, canonical: for the owner's key file and nothing else. */
  public String exportPrivateJwk() {
    var jwk =
        half.publicHalf()
            .required()
            .put("alg", publicKey.algorithm().jwsName())
            .put("d", half.secret().base64Url())
            .put("kid", publicKey.id().toString())
            .put("use", "sig");
    return new String(CanonicalJson.write(jwk), StandardCharsets.UTF_8);
  }

  @Override
  public VerifyingKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] signingInput) {
    return half.sign(signingInput);
  }

  @Override
  public String toString() {
    return "SoftwareSigningKey[" + publicKey.id() + "]";
  }

  /** What each algorithm does with its private key. */
  interface PrivateHalf {
    PublicHalf publicHalf();

    Bytes secret();

    byte[] sign(byte[] signingInput);
  }
}
