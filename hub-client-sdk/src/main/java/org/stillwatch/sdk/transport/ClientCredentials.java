package org.stillwatch.sdk.transport;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import org.stillwatch.wire.LabId;

/**
 * What a lab's machine authenticates with.
 *
 * @param clientKey private EC P-256 key, for ES256
 */
public record ClientCredentials(LabId lab, ECKey clientKey) {
  public ClientCredentials {
    if (!clientKey.isPrivate() || !Curve.P_256.equals(clientKey.getCurve())) {
      throw new IllegalArgumentException("a client key is a private key on P-256");
    }
  }

  @Override
  public String toString() {
    return "ClientCredentials[" + lab + "]";
  }
}
