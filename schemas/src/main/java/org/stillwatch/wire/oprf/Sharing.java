package org.stillwatch.wire.oprf;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether commitments belong to one key: all lie on one polynomial of a degree below the threshold,
 * in the exponent, whose value at 0 is the public key. All values are public.
 */
final class Sharing {
  private Sharing() {}

  static boolean matches(EvaluationPublicKey key, int threshold, List<KeyShare> shares) {
    var basis = shares.subList(0, threshold);
    if (!valueAt(0, basis).equals(key)) {
      return false;
    }
    return shares.subList(threshold, shares.size()).stream()
        .allMatch(share -> valueAt(share.index(), basis).equals(share.commitment()));
  }

  /** Lagrange interpolation over the group. */
  private static EvaluationPublicKey valueAt(int x, List<KeyShare> basis) {
    var coefficients = new ArrayList<BigInteger>();
    for (var share : basis) {
      coefficients.add(coefficient(x, share.index(), basis));
    }
    var points = basis.stream().map(share -> share.commitment().element().point()).toList();
    return new EvaluationPublicKey(Element.of(Suite.sumPublic(points, coefficients)));
  }

  private static BigInteger coefficient(int x, int at, List<KeyShare> basis) {
    var above = BigInteger.ONE;
    var below = BigInteger.ONE;
    for (var other : basis) {
      if (other.index() != at) {
        above = above.multiply(BigInteger.valueOf(x - other.index()));
        below = below.multiply(BigInteger.valueOf(at - other.index()));
      }
    }
    return above.multiply(below.modInverse(Suite.order())).mod(Suite.order());
  }
}
