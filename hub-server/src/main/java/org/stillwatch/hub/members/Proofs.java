package org.stillwatch.hub.members;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.AccessTokenValidationException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProofUse;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPTokenRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.util.singleuse.AlreadyUsedException;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.keys.ServerNonces;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * DPoP proofs (RFC 9449): bound to method, public address, the hub's nonce and, for resources, the
 * access token; each good for one use on all nodes. Thread-safe.
 */
@Singleton
public final class Proofs {
  private static final long SKEW_SECONDS = 60;
  private static final long LIFE_SECONDS = 300;
  private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256);

  private final UsedProofs used;
  private final InstantSource clock;
  private final ServerNonces nonces;
  private final DPoPTokenRequestVerifier forTokens;

  /** Proofs for that hub. */
  @Inject
  public Proofs(HubIdentity hub, UsedProofs used, InstantSource clock) {
    this.used = used;
    this.clock = clock;
    this.nonces = new ServerNonces(hub.nonceSecret());
    this.forTokens =
        new DPoPTokenRequestVerifier(
            ALGORITHMS, hub.at(TokenResource.PATH), SKEW_SECONDS, LIFE_SECONDS, this::useOnce);
  }

  /**
   * Checks the proof of a token request.
   *
   * @return the thumbprint of the proof's key
   */
  String ofTokenRequest(MemberId lab, @Nullable String proof) {
    try {
      JWKThumbprintConfirmation key = forTokens.verify(issuer(lab), parse(proof), acceptedNonces());
      return key.getValue().toString();
    } catch (InvalidDPoPProofException | JOSEException e) {
      throw refused(e.getMessage() != null && e.getMessage().contains("nonce"), e);
    }
  }

  /**
   * Checks the proof of a request for a resource, made with the key that the token is bound to, and
   * uses it up.
   *
   * @param asked in the transaction that uses it up, so that a request costs one before its own
   * @return what was asked
   */
  <T> T ofResourceRequest(
      String method,
      URI address,
      AccessTokens.Grant grant,
      String token,
      @Nullable String proof,
      Supplier<T> asked) {
    AtomicReference<@Nullable T> answer = new AtomicReference<>();
    try {
      new DPoPProtectedResourceRequestVerifier(
              ALGORITHMS, SKEW_SECONDS, LIFE_SECONDS, use -> answer.set(useOnce(use, asked)))
          .verify(
              method,
              address,
              issuer(grant.lab()),
              parse(proof),
              new DPoPAccessToken(token),
              JWKThumbprintConfirmation.parse(
                  new com.nimbusds.jwt.JWTClaimsSet.Builder()
                      .claim("cnf", java.util.Map.of("jkt", grant.thumbprint()))
                      .build()),
              acceptedNonces(),
              null);
    } catch (InvalidDPoPProofException | AccessTokenValidationException | JOSEException e) {
      throw refused(e.getMessage() != null && e.getMessage().contains("nonce"), e);
    }
    T given = answer.get();
    if (given == null) {
      throw new IllegalStateException("the verifier did not use the proof up");
    }
    return given;
  }

  /** The nonce that the next proof must carry. */
  String freshNonce() {
    return nonces.current(clock.instant());
  }

  Refused refused(boolean onlyTheNonce, Throwable cause) {
    String challenge =
        onlyTheNonce
            ? "DPoP error=\"use_dpop_nonce\", algs=\"ES256\""
            : "DPoP error=\"invalid_dpop_proof\", algs=\"ES256\"";
    return new Refused(
        new Refusal.Unauthenticated(
            "a DPoP proof for this method and address, unused, with the hub's nonce",
            challenge,
            freshNonce()),
        cause);
  }

  private Set<Nonce> acceptedNonces() {
    return nonces.accepted(clock.instant()).stream().map(Nonce::new).collect(Collectors.toSet());
  }

  private SignedJWT parse(@Nullable String proof) {
    if (proof == null || proof.length() > 4_096) {
      throw refused(false, new IllegalArgumentException("the DPoP header is missing or too long"));
    }
    try {
      return SignedJWT.parse(proof);
    } catch (ParseException e) {
      throw refused(false, e);
    }
  }

  private static DPoPIssuer issuer(MemberId lab) {
    return new DPoPIssuer(new ClientID(lab.toString()));
  }

  private void useOnce(DPoPProofUse use) throws AlreadyUsedException {
    useOnce(use, () -> Boolean.TRUE);
  }

  private <T> T useOnce(DPoPProofUse use, Supplier<T> asked) throws AlreadyUsedException {
    Digest value = Digest.of(Bytes.utf8(use.getIssuer() + " " + use.getJWTID()));
    Instant expires = clock.instant().plus(Duration.ofSeconds(LIFE_SECONDS + SKEW_SECONDS));
    return used.useOnce(value, expires, asked)
        .orElseThrow(() -> new AlreadyUsedException("the proof was used before"));
  }
}
