package org.stillwatch.wire.oprf;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import org.stillwatch.wire.canonical.Bytes;

/**
 * Shows that one key evaluated a whole batch (RFC 9497 section 2.2), without showing the key.
 *
 * @param encoded 64 bytes: c and s, big-endian, each below the order of the group
 */
public record EvaluationProof(Bytes encoded) {
  /** Length in bytes. */
  public static final int SIZE = 2 * Suite.SCALAR_SIZE;

  public EvaluationProof {
    if (encoded.size() != SIZE) {
      throw new IllegalArgumentException("a proof has 64 bytes");
    }
    if (scalar(encoded, 0).compareTo(Suite.order()) >= 0
        || scalar(encoded, Suite.SCALAR_SIZE).compareTo(Suite.order()) >= 0) {
      throw new IllegalArgumentException("the scalars of a proof lie below the order of the group");
    }
  }

  static EvaluationProof of(BigInteger c, BigInteger s) {
    var encoded = new ByteArrayOutputStream(SIZE);
    encoded.writeBytes(Suite.encode(c));
    encoded.writeBytes(Suite.encode(s));
    return new EvaluationProof(Bytes.of(encoded.toByteArray()));
  }

  /** Reads 86 characters of base64url. */
  public static EvaluationProof parse(String base64Url) {
    return new EvaluationProof(Bytes.fromBase64Url(base64Url));
  }

  public String base64Url() {
    return encoded.base64Url();
  }

  BigInteger c() {
    return scalar(encoded, 0);
  }

  BigInteger s() {
    return scalar(encoded, Suite.SCALAR_SIZE);
  }

  private static BigInteger scalar(Bytes encoded, int from) {
    return new BigInteger(
        1, Arrays.copyOfRange(encoded.toByteArray(), from, from + Suite.SCALAR_SIZE));
  }
}
