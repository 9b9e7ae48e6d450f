package org.stillwatch.sdk.transport;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one hub. Every method blocks until the answer is there and throws {@link HubRefused}
 * or {@link HubUnreachable} otherwise. Thread-safe.
 */
public final class HubConnection {
  private final HubAddress hub;
  private final Wire wire;
  private final Optional<TokenStore> tokens;

  private HubConnection(HubAddress hub, Wire wire, Optional<TokenStore> tokens) {
    this.hub = hub;
    this.wire = wire;
    this.tokens = tokens;
  }

  /** A connection that can use the open resources only. */
  public static HubConnection anonymous(HubAddress hub, Timeouts timeouts) {
    return new HubConnection(hub, new Wire(timeouts), Optional.empty());
  }

  /** A connection of a lab; its first authenticated request fetches a token. */
  public static HubConnection of(
      HubAddress hub,
      ClientCredentials credentials,
      Timeouts timeouts,
      InstantSource clock,
      SecureRandom random) {
    Wire wire = new Wire(timeouts);
    TokenStore tokens = new TokenStore(hub, wire, new Proofs(credentials, clock, random), clock);
    return new HubConnection(hub, wire, Optional.of(tokens));
  }

  /** Reads an open resource. */
  public HubAnswer getOpen(String path) {
    HttpRequest request = HttpRequest.newBuilder(hub.at(path)).GET().build();
    return Answers.checked(wire.send(request, Duration.ZERO));
  }

  /** Sends to an open resource. */
  public HubAnswer postOpen(String path, String mediaType, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(hub.at(path))
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return Answers.checked(wire.send(request, Duration.ZERO));
  }

  /** Reads a resource as the lab. */
  public HubAnswer get(String path) {
    return get(path, Map.of(), Duration.ZERO);
  }

  /**
   * Reads a resource as the lab.
   *
   * @param query names and values, not yet encoded
   * @param onPurpose how long the hub was asked to wait before it answers
   */
  public HubAnswer get(String path, Map<String, String> query, Duration onPurpose) {
    return asLab("GET", path, query, null, new byte[0], onPurpose);
  }

  /** Sends to a resource as the lab. */
  public HubAnswer post(String path, String mediaType, byte[] body) {
    return asLab("POST", path, Map.of(), mediaType, body, Duration.ZERO);
  }

  private HubAnswer asLab(
      String method,
      String path,
      Map<String, String> query,
      @Nullable String mediaType,
      byte[] body,
      Duration onPurpose) {
    TokenStore store =
        tokens.orElseThrow(
            () -> new IllegalStateException("this connection has no credentials: enrol first"));
    HttpRequest.Builder request = HttpRequest.newBuilder(hub.at(path + encoded(query)));
    request.method(
        method, mediaType == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (mediaType != null) {
      request.header("Content-Type", mediaType);
    }
    URI target = hub.at(path);
    String token = store.token();
    HttpResponse<byte[]> first = authorised(request, method, target, token, store, onPurpose);
    if (first.statusCode() != 401) {
      return Answers.checked(first);
    }
    if (!first.headers().firstValue("WWW-Authenticate").orElse("").contains("use_dpop_nonce")) {
      store.refused(token);
    }
    return Answers.checked(authorised(request, method, target, store.token(), store, onPurpose));
  }

  private HttpResponse<byte[]> authorised(
      HttpRequest.Builder request,
      String method,
      URI target,
      String token,
      TokenStore store,
      Duration onPurpose) {
    request
        .setHeader("Authorization", "DPoP " + token)
        .setHeader("DPoP", store.proof(method, target, token));
    HttpResponse<byte[]> response = wire.send(request.build(), onPurpose);
    store.noted(response);
    return response;
  }

  private static String encoded(Map<String, String> query) {
    SortedMap<String, String> ordered = new TreeMap<>(query);
    return query.isEmpty()
        ? ""
        : ordered.entrySet().stream()
            .map(one -> part(one.getKey()) + "=" + part(one.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
