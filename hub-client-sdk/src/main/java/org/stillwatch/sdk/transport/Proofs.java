package org.stillwatch.sdk.transport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.canonical.Bytes;

/** What the client key signs: client assertions (RFC 7523) and DPoP proofs (RFC 9449). */
final class Proofs {
  private static final Duration ASSERTION_LIFE = Duration.ofMinutes(2);

  private final ClientCredentials credentials;
  private final InstantSource clock;
  private final SecureRandom random;
  private final DPoPProofFactory factory;

  Proofs(ClientCredentials credentials, InstantSource clock, SecureRandom random) {
    this.credentials = credentials;
    this.clock = clock;
    this.random = random;
    try {
      this.factory = new DefaultDPoPProofFactory(credentials.clientKey(), JWSAlgorithm.ES256);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("a client key that signs with ES256", e);
    }
  }

  /** The form fields by which the lab authenticates at the token endpoint. */
  Map<String, List<String>> assertion(URI tokenEndpoint) {
    Instant now = clock.instant();
    ClientID lab = new ClientID(credentials.lab().toString());
    JWTAuthenticationClaimsSet claims =
        new JWTAuthenticationClaimsSet(
            lab,
            List.of(new Audience(tokenEndpoint)),
            Date.from(now.plus(ASSERTION_LIFE)),
            null,
            Date.from(now),
            id());
    try {
      return new PrivateKeyJWT(
              claims,
              JWSAlgorithm.ES256,
              credentials.clientKey().toPrivateKey(),
              credentials.clientKey().getKeyID(),
              null)
          .toParameters();
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java platform cannot sign ES256", e);
    }
  }

  /** A proof for one request. */
  String proof(String method, URI target, @Nullable String token, @Nullable String nonce) {
    try {
      return factory
          .createDPoPJWT(
              id(),
              method,
              target,
              Date.from(clock.instant()),
              token == null ? null : new DPoPAccessToken(token),
              nonce == null ? null : new Nonce(nonce))
          .serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java platform cannot sign ES256", e);
    }
  }

  private JWTID id() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return new JWTID(Bytes.of(bytes).base64Url());
  }
}
