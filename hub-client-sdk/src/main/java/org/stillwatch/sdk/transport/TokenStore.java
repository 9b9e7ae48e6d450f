package org.stillwatch.sdk.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The access token, fetched when there is none or it is about to end. Thread-safe. */
final class TokenStore {
  static final String NONCE_HEADER = "DPoP-Nonce";
  private static final String PATH = "/oauth/token";
  private static final Duration BEFORE_END = Duration.ofMinutes(1);

  private final HubAddress hub;
  private final Wire wire;
  private final Proofs proofs;
  private final InstantSource clock;

  /** Both are guarded by this object. */
  private @Nullable String token;

  private Instant freshUntil = Instant.MIN;
  private volatile @Nullable String nonce;

  TokenStore(HubAddress hub, Wire wire, Proofs proofs, InstantSource clock) {
    this.hub = hub;
    this.wire = wire;
    this.proofs = proofs;
    this.clock = clock;
  }

  /** A token with at least a minute left. */
  synchronized String token() {
    String held = token;
    if (held != null && clock.instant().isBefore(freshUntil)) {
      return held;
    }
    Instant asked = clock.instant();
    HttpResponse<byte[]> response = ask();
    if (response.statusCode() == 401 && response.headers().firstValue(NONCE_HEADER).isPresent()) {
      noted(response);
      response = ask();
    }
    noted(response);
    HubAnswer answer = Answers.checked(response);
    JsonNode json = answer.json();
    String fresh = answer.text("access_token");
    Duration life = Duration.ofSeconds(Math.max(0, json.path("expires_in").asLong(0)));
    token = fresh;
    freshUntil = asked.plus(life).minus(BEFORE_END);
    return fresh;
  }

  /** Forgets a token that the hub did not take. */
  synchronized void refused(String tried) {
    if (tried.equals(token)) {
      token = null;
    }
  }

  /** Keeps the nonce that the next proof must carry, if the hub gave one. */
  void noted(HttpResponse<byte[]> response) {
    response.headers().firstValue(NONCE_HEADER).ifPresent(given -> nonce = given);
  }

  String proof(String method, URI target, @Nullable String forToken) {
    return proofs.proof(method, target, forToken, nonce);
  }

  private HttpResponse<byte[]> ask() {
    URI endpoint = hub.at(PATH);
    Map<String, List<String>> form = new TreeMap<>(proofs.assertion(endpoint));
    form.put("grant_type", List.of("client_credentials"));
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .header("DPoP", proof("POST", endpoint, null))
            .POST(HttpRequest.BodyPublishers.ofString(URLUtils.serializeParameters(form)))
            .build();
    return wire.send(request, Duration.ZERO);
  }
}
