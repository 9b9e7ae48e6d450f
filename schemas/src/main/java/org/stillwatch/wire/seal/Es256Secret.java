package org.stillwatch.wire.seal;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.util.BigIntegers;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.seal.UnfitKey.Reason;

/** The private half of a P-256 key; signs deterministically (RFC 6979). */
record Es256Secret(Bytes secret, Es256Half publicHalf) implements SoftwareSigningKey.PrivateHalf {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
  private static final int SIZE = 32;

  static Es256Secret generate(SecureRandom random) {
    var scalar =
        BigIntegers.createRandomInRange(
            BigInteger.ONE, DOMAIN.getN().subtract(BigInteger.ONE), random);
    return of(Bytes.of(BigIntegers.asUnsignedByteArray(SIZE, scalar)));
  }

  static Es256Secret of(Bytes secret) {
    var scalar = scalar(secret);
    if (scalar.signum() == 0 || scalar.compareTo(DOMAIN.getN()) >= 0) {
      throw new UnfitKey(Reason.OFF_CURVE);
    }
    var point = ECAlgorithms.multiplySecret(DOMAIN.getG(), scalar).normalize();
    var x = Bytes.of(point.getAffineXCoord().getEncoded());
    var y = Bytes.of(point.getAffineYCoord().getEncoded());
    return new Es256Secret(secret, Es256Half.of(x, y));
  }

  @Override
  public byte[] sign(byte[] signingInput) {
    var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(scalar(secret), DOMAIN));
    var parts = signer.generateSignature(Digest.of(signingInput).bytes().toByteArray());
    var signature = Arrays.copyOf(BigIntegers.asUnsignedByteArray(SIZE, parts[0]), 2 * SIZE);
    BigIntegers.asUnsignedByteArray(parts[1], signature, SIZE, SIZE);
    return signature;
  }

  private static BigInteger scalar(Bytes secret) {
    return new BigInteger(1, secret.toByteArray());
  }

  @Override
  public String toString() {
    return "Es256Secret[hidden]";
  }
}
