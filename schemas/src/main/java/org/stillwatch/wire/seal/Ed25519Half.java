package org.stillwatch.wire.seal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.UnfitKey.Reason;

/**
 * Ed25519 (RFC 8032) on Bouncy Castle. The point is checked to be canonical and of full order, so
 * that no signature verifies under a key of small order.
 */
record Ed25519Half(Bytes encoded, Ed25519.PublicPoint point) implements PublicHalf {
  static final int SIZE = Ed25519.PUBLIC_KEY_SIZE;

  static Ed25519Half of(Bytes encoded) {
    var point = Ed25519.validatePublicKeyFullExport(encoded.toByteArray(), 0);
    if (point == null) {
      throw new UnfitKey(Reason.OFF_CURVE);
    }
    return new Ed25519Half(encoded, point);
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return SignatureAlgorithm.ED25519;
  }

  @Override
  public ObjectNode required() {
    return Jwk.required(algorithm()).put("x", encoded.base64Url());
  }

  @Override
  public boolean verifies(byte[] signingInput, Bytes signature) {
    return Ed25519.verify(signature.toByteArray(), 0, point, signingInput, 0, signingInput.length);
  }
}
