package org.stillwatch.wire.oprf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Set;
import org.bouncycastle.math.ec.ECPoint;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.StrictJson;

/**
 * The secret of one (epoch, class), or a share of it. Neither {@code toString} nor messages show
 * it.
 */
public final class EvaluationKey {
  private static final Limits LIMITS = new Limits(1_000, 1);
  private static final Set<String> MEMBERS = Set.of("crv", "d", "kty", "x", "y");

  private final BigInteger scalar;
  private final EvaluationPublicKey publicKey;

  private EvaluationKey(BigInteger scalar) {
    if (scalar.signum() <= 0 || scalar.compareTo(Suite.order()) >= 0) {
      throw new IllegalArgumentException("a key is a scalar from 1 to the order less 1");
    }
    this.scalar = scalar;
    var point = Suite.multiplySecret(Suite.generator(), scalar);
    this.publicKey = new EvaluationPublicKey(Element.of(point));
  }

  /** A uniformly random key. */
  public static EvaluationKey generate(SecureRandom random) {
    return new EvaluationKey(Suite.randomScalar(random));
  }

  /**
   * DeriveKeyPair of RFC 9497 section 3.2.1.
   *
   * @param seed 32 secret, uniformly random bytes
   * @param info public, at most 65,535 bytes
   */
  public static EvaluationKey derive(Bytes seed, Bytes info) {
    if (seed.size() != Suite.SCALAR_SIZE || info.size() > Suite.MAX_INPUT) {
      throw new IllegalArgumentException("a seed has 32 bytes, and info at most 65,535");
    }
    var input = new ByteArrayOutputStream();
    input.writeBytes(seed.toByteArray());
    Suite.append(input, info.toByteArray());
    for (int counter = 0; counter < 256; counter++) {
      var numbered = new ByteArrayOutputStream();
      numbered.writeBytes(input.toByteArray());
      numbered.write(counter);
      var scalar = Suite.hashToScalar(numbered.toByteArray(), "DeriveKeyPair" + Suite.CONTEXT);
      if (scalar.signum() != 0) {
        return new EvaluationKey(scalar);
      }
    }
    throw new IllegalArgumentException("no key can be derived from this seed");
  }

  /** Reads what {@link #exportPrivateJwk} writes, and checks that the halves belong together. */
  public static EvaluationKey fromPrivateJwk(String json) {
    var tree = StrictJson.read(json.getBytes(StandardCharsets.UTF_8), LIMITS);
    var members = Members.of(tree, MEMBERS, Set.of());
    members.constant("kty", "EC");
    members.constant("crv", "P-256");
    var secret = members.text("d", Bytes::fromBase64Url);
    if (secret.size() != Suite.SCALAR_SIZE) {
      throw new IllegalArgumentException("the private part of a P-256 key has 32 bytes");
    }
    var key = new EvaluationKey(new BigInteger(1, secret.toByteArray()));
    members.constant("x", coordinate(key.point().getAffineXCoord().getEncoded()));
    members.constant("y", coordinate(key.point().getAffineYCoord().getEncoded()));
    return key;
  }

  /** The private JWK, canonical: for the encrypted key store and nothing else. */
  public String exportPrivateJwk() {
    var jwk =
        JsonNodeFactory.instance
            .objectNode()
            .put("crv", "P-256")
            .put("d", Bytes.of(Suite.encode(scalar)).base64Url())
            .put("kty", "EC")
            .put("x", coordinate(point().getAffineXCoord().getEncoded()))
            .put("y", coordinate(point().getAffineYCoord().getEncoded()));
    return new String(CanonicalJson.write(jwk), StandardCharsets.UTF_8);
  }

  public EvaluationPublicKey publicKey() {
    return publicKey;
  }

  /** The point times the key, in a time that does not depend on the key. */
  ECPoint times(ECPoint point) {
    return Suite.multiplySecret(point, scalar);
  }

  /** {@code r - c k}: the answer to a challenge (RFC 9497 section 2.2.1). */
  BigInteger answer(BigInteger r, BigInteger c) {
    return r.subtract(c.multiply(scalar)).mod(Suite.order());
  }

  private ECPoint point() {
    return publicKey.element().point();
  }

  private static String coordinate(byte[] encoded) {
    return Bytes.of(encoded).base64Url();
  }

  @Override
  public String toString() {
    return "EvaluationKey[of " + publicKey.base64Url() + "]";
  }
}
