package org.stillwatch.testing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProofUse;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPTokenRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.oauth2.sdk.util.singleuse.AlreadyUsedException;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.LabId;

/** Who comes in: client assertions and DPoP proofs, checked by Nimbus. */
public final class FakeDoor {
  private final Map<LabId, ECKey> clientKeys = new ConcurrentHashMap<>();
  private final Map<String, LabId> tokens = new ConcurrentHashMap<>();
  private final Set<String> used = ConcurrentHashMap.newKeySet();
  public final AtomicInteger tokenRequests = new AtomicInteger();
  private volatile String nonce = "nonce-1";
  public volatile int tokenLifeSeconds = 300;
  private @Nullable URI base;

  void opened(URI at) {
    base = at;
  }

  void register(LabId lab, ECKey clientKey) {
    clientKeys.put(lab, clientKey);
  }

  void revoke(LabId lab) {
    clientKeys.remove(lab);
  }

  String nonce() {
    return nonce;
  }

  public synchronized void changeNonce() {
    nonce = nonce + "1";
  }

  public void forgetTokens() {
    tokens.clear();
  }

  private URI at(String path) {
    return URI.create(String.valueOf(base) + path);
  }

  /** The answer to a token request; throws what is wrong with it. */
  String token(HttpExchange exchange, byte[] body) throws Exception {
    tokenRequests.incrementAndGet();
    Map<String, List<String>> form =
        URLUtils.parseParameters(new String(body, StandardCharsets.UTF_8));
    if (!List.of("client_credentials").equals(form.get("grant_type"))) {
      throw new SecurityException("grant type");
    }
    PrivateKeyJWT assertion = PrivateKeyJWT.parse(form);
    LabId lab = LabId.parse(assertion.getClientID().getValue());
    ECKey key = clientKeys.get(lab);
    var claims = assertion.getJWTAuthenticationClaimsSet();
    if (key == null
        || !assertion.getClientAssertion().verify(new ECDSAVerifier(key))
        || !claims.getAudience().get(0).getValue().equals(at("/oauth/token").toString())
        || !used.add("assertion " + claims.getJWTID())) {
      throw new SecurityException("client assertion");
    }
    SignedJWT proof = SignedJWT.parse(exchange.getRequestHeaders().getFirst("DPoP"));
    JWKThumbprintConfirmation thumbprint =
        new DPoPTokenRequestVerifier(
                Set.of(JWSAlgorithm.ES256), at("/oauth/token"), 60, 300, this::useOnce)
            .verify(new DPoPIssuer(new ClientID(lab.toString())), proof, new Nonce(nonce));
    if (!thumbprint.getValue().equals(key.computeThumbprint())) {
      throw new SecurityException("proof by another key");
    }
    String token = "token-" + tokenRequests.get();
    tokens.put(token, lab);
    return "{\"access_token\":\""
        + token
        + "\",\"token_type\":\"DPoP\",\"expires_in\":"
        + tokenLifeSeconds
        + "}";
  }

  /** The lab that asks; throws what is wrong with its proof. */
  LabId lab(HttpExchange exchange) throws Exception {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization == null || !authorization.startsWith("DPoP ")) {
      throw new SecurityException("no token");
    }
    String token = authorization.substring("DPoP ".length());
    LabId lab = tokens.get(token);
    if (lab == null) {
      throw new SecurityException("unknown token");
    }
    ECKey key = clientKeys.get(lab);
    if (key == null) {
      throw new SecurityException("unknown lab");
    }
    new DPoPProtectedResourceRequestVerifier(Set.of(JWSAlgorithm.ES256), 60, 300, this::useOnce)
        .verify(
            exchange.getRequestMethod(),
            at(exchange.getRequestURI().getPath()),
            new DPoPIssuer(new ClientID(lab.toString())),
            SignedJWT.parse(exchange.getRequestHeaders().getFirst("DPoP")),
            new DPoPAccessToken(token),
            JWKThumbprintConfirmation.of(key),
            new Nonce(nonce));
    return lab;
  }

  static boolean isAboutNonce(Exception failure) {
    return failure instanceof InvalidDPoPProofException
        && String.valueOf(failure.getMessage()).contains("nonce");
  }

  private void useOnce(DPoPProofUse use) throws AlreadyUsedException {
    if (!used.add("proof " + use.getJWTID())) {
      throw new AlreadyUsedException("a proof that was used before");
    }
  }
}
