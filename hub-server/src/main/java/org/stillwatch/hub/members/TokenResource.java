package org.stillwatch.hub.members;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.verifier.InvalidClientException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;

/**
 * The token endpoint (RFC 6749 section 4.4): client credentials by private_key_jwt (RFC 7523), with
 * a DPoP proof made with the same client key.
 */
@Singleton
@Path("/oauth/token")
@OpenTo(Role.ANYONE)
public class TokenResource {
  static final String PATH = "/oauth/token";

  private final ClientAssertions assertions;
  private final Proofs proofs;
  private final AccessTokens tokens;
  private final InstantSource clock;

  /** The endpoint over those. */
  @Inject
  public TokenResource(
      ClientAssertions assertions, Proofs proofs, AccessTokens tokens, InstantSource clock) {
    this.assertions = assertions;
    this.proofs = proofs;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Exchanges a client assertion for an access token. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.APPLICATION_JSON)
  public Response token(
      MultivaluedMap<String, String> form, @HeaderParam("DPoP") @Nullable String proof) {
    if (!List.of("client_credentials").equals(form.get("grant_type"))) {
      throw unauthenticated(
          "grant_type=client_credentials with a client assertion (RFC 7523)", null);
    }
    MemberId lab = lab(form);
    String thumbprint = proofs.ofTokenRequest(lab, proof);
    if (!assertions.isClientKey(lab, thumbprint)) {
      throw unauthenticated("a DPoP proof made with the lab's client key", null);
    }
    var answer = JsonNodeFactory.instance.objectNode();
    answer
        .put("access_token", tokens.issue(lab, thumbprint, clock.instant()))
        .put("token_type", "DPoP")
        .put("expires_in", AccessTokens.LIFE.toSeconds());
    return Response.ok(answer.toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("DPoP-Nonce", proofs.freshNonce())
        .build();
  }

  private MemberId lab(Map<String, List<String>> form) {
    try {
      PrivateKeyJWT assertion = PrivateKeyJWT.parse(form);
      if (!JWSAlgorithm.ES256.equals(assertion.getClientAssertion().getHeader().getAlgorithm())) {
        throw unauthenticated("a client assertion with ES256", null);
      }
      return assertions.verify(assertion);
    } catch (ParseException | InvalidClientException | JOSEException e) {
      throw unauthenticated("a client assertion of an enrolled lab, unused and in time", e);
    }
  }

  private Refused unauthenticated(String expected, @Nullable Throwable cause) {
    Refusal refusal =
        new Refusal.Unauthenticated(
            expected, "DPoP error=\"invalid_client\", algs=\"ES256\"", proofs.freshNonce());
    return cause == null ? new Refused(refusal) : new Refused(refusal, cause);
  }
}
