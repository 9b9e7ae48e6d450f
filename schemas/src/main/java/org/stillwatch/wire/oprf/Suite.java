package org.stillwatch.wire.oprf;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.hash2curve.HashToCurveProfile;
import org.bouncycastle.crypto.hash2curve.HashToEllipticCurve;
import org.bouncycastle.crypto.hash2curve.OPRFHashToScalar;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.stillwatch.wire.canonical.Bytes;

/**
 * P256-SHA256 in mode 1, verifiable (RFC 9497 sections 3.1 and 4.3): the group, and the two hashes
 * into it.
 */
public final class Suite {
  /** The name of the suite (RFC 9497 section 4.3). */
  public static final String IDENTIFIER = "P256-SHA256";

  /** The most elements under one proof; RFC 9497 section 2.2.1 numbers them in two bytes. */
  public static final int MAX_BATCH = 1024;

  /** Longest input in bytes (RFC 9497 section 1.2). */
  public static final int MAX_INPUT = (1 << 16) - 1;

  static final int SCALAR_SIZE = 32;
  static final String CONTEXT = "OPRFV1-\u0001-" + IDENTIFIER;

  private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("P-256");
  private static final ECCurve CURVE = PARAMETERS.getCurve();
  private static final ECPoint GENERATOR = PARAMETERS.getG();
  private static final BigInteger ORDER = PARAMETERS.getN();

  /** Security level in bits, as the scalar hash of Bouncy Castle wants it. */
  private static final int LEVEL = 128;

  private Suite() {}

  static ECPoint generator() {
    return GENERATOR;
  }

  static BigInteger order() {
    return ORDER;
  }

  static ECCurve curve() {
    return CURVE;
  }

  /** Uniform from 1 to the order less 1 (RFC 9497 section 2.1). */
  static BigInteger randomScalar(SecureRandom random) {
    return BigIntegers.createRandomInRange(BigInteger.ONE, ORDER.subtract(BigInteger.ONE), random);
  }

  /** HashToGroup; Bouncy Castle's hash keeps state, so each call makes its own. */
  static ECPoint hashToGroup(Bytes input) {
    var hash =
        HashToEllipticCurve.getInstance(
            HashToCurveProfile.P256_XMD_SHA_256, "HashToGroup-" + CONTEXT);
    var point = CURVE.importPoint(hash.hashToCurve(input.toByteArray()));
    if (point.isInfinity()) {
      throw new IllegalArgumentException("the input hashes to the identity (RFC 9497 section 2.1)");
    }
    return point;
  }

  /** HashToScalar under a domain separation tag. */
  static BigInteger hashToScalar(byte[] message, String tag) {
    return new OPRFHashToScalar(CURVE, new SHA256Digest(), LEVEL)
        .process(message, tag.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** For secret scalars: the time does not depend on the scalar. */
  static ECPoint multiplySecret(ECPoint point, BigInteger scalar) {
    return ECAlgorithms.multiplySecret(point, scalar);
  }

  /** For public values only. */
  static ECPoint sumPublic(List<ECPoint> points, List<BigInteger> scalars) {
    return ECAlgorithms.sumOfMultiplies(
        points.toArray(new ECPoint[0]), scalars.toArray(new BigInteger[0]));
  }

  static byte[] encode(BigInteger scalar) {
    return BigIntegers.asUnsignedByteArray(SCALAR_SIZE, scalar);
  }

  /** Appends a value behind its length in two bytes, as every transcript of RFC 9497 does. */
  static void append(ByteArrayOutputStream transcript, byte[] value) {
    number(transcript, value.length);
    transcript.writeBytes(value);
  }

  static void number(ByteArrayOutputStream transcript, int value) {
    transcript.write(value >>> 8);
    transcript.write(value);
  }

  static void label(ByteArrayOutputStream transcript, String label) {
    transcript.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
  }
}
