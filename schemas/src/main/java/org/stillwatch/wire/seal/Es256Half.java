package org.stillwatch.wire.seal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.UnfitKey.Reason;

/** ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4), on Nimbus JOSE+JWT. */
record Es256Half(Bytes x, Bytes y, ECDSAVerifier verifier) implements PublicHalf {
  private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.ES256);

  static Es256Half of(Bytes x, Bytes y) {
    try {
      var key =
          new ECKey.Builder(
                  Curve.P_256, Base64URL.from(x.base64Url()), Base64URL.from(y.base64Url()))
              .build();
      return new Es256Half(x, y, new ECDSAVerifier(key));
    } catch (IllegalStateException | IllegalArgumentException | JOSEException _unrepeated) {
      throw new UnfitKey(Reason.OFF_CURVE);
    }
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return SignatureAlgorithm.ES256;
  }

  @Override
  public ObjectNode required() {
    return Jwk.required(algorithm()).put("x", x.base64Url()).put("y", y.base64Url());
  }

  @Override
  public boolean verifies(byte[] signingInput, Bytes signature) {
    try {
      return verifier.verify(HEADER, signingInput, Base64URL.from(signature.base64Url()));
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java platform cannot verify ES256", e);
    }
  }
}
