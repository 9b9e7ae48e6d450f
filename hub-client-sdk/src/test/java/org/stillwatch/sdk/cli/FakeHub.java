package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.enrolment.Ticket;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.problem.Reason;
import org.stillwatch.wire.seal.VerifyingKey;

/**
 * A hub's resources for its operator, on loopback. It keeps the contract of the real one as far as
 * the commands see it: bearer secret, members by name, problem documents.
 */
@NullMarked
final class FakeHub implements AutoCloseable {
  static final String SECRET = "operator-secret-of-the-fake";

  /** The public half of the example key of RFC 8037 appendix A.2. */
  private static final String KEY =
      "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

  private final HttpServer server;
  private final List<String> members = new ArrayList<>();
  private final List<String> revoked = new ArrayList<>();
  private boolean busy;
  private boolean busyAfterRotation;
  private boolean pinned = true;
  private int rotations;
  private String secret = SECRET;
  private String next = SECRET;

  FakeHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void becomeBusy() {
    busy = true;
  }

  void becomeBusyAfterRotation() {
    busyAfterRotation = true;
  }

  void becomeFree() {
    busy = false;
    busyAfterRotation = false;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    if (busy) {
      refuse(exchange, ProblemType.UNAVAILABLE, 503, "the database does not answer");
    } else if (!isGood(exchange.getRequestHeaders().getFirst("Authorization"))) {
      refuse(exchange, ProblemType.UNAUTHENTICATED, 401, "the operator's secret is not this one");
    } else if (call.equals("POST /operator/members")) {
      admit(exchange, new JsonMapper().readTree(body).path("name").asText());
    } else if (call.equals("GET /operator/members")) {
      String list = String.join(",", members.stream().map(this::asJson).toList());
      send(exchange, 200, "application/json", "{\"members\":[" + list + "]}");
    } else if (call.matches("POST /operator/members/[a-z0-9-]+/revocation")) {
      revoke(exchange, call.split("/", -1)[3]);
    } else if (call.matches("POST /operator/members/[a-z0-9-]+/readmission")) {
      readmit(exchange, call.split("/", -1)[3]);
    } else if (call.equals("POST /operator/secret/rotation")) {
      next = "secret-number-" + ++rotations;
      send(exchange, 201, "application/json", "{\"secret\":\"" + next + "\"}");
      busy = busyAfterRotation;
    } else if (call.equals("GET /operator/secret")) {
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    } else if (call.equals("POST /operator/group-key/reset")) {
      send(exchange, 200, "application/json", "{\"was_pinned\":" + pinned + "}");
      pinned = false;
    } else {
      send(exchange, 404, "text/html", "<p>no such page</p>");
    }
  }

  /** As the real one: a new secret is good beside the old one, which its first use ends. */
  private boolean isGood(@Nullable String header) {
    if (("Bearer " + next).equals(header)) {
      secret = next;
    }
    return ("Bearer " + secret).equals(header);
  }

  private void readmit(HttpExchange exchange, String name) throws IOException {
    if (revoked.contains(name)) {
      refuse(exchange, ProblemType.CONFLICT, 409, "this membership was ended");
    } else if (members.remove(name)) {
      admit(exchange, name);
    } else {
      refuse(exchange, ProblemType.NOT_FOUND, 404, "there is no member of that name");
    }
  }

  private void admit(HttpExchange exchange, String name) throws IOException {
    if (members.contains(name)) {
      refuse(exchange, ProblemType.CONFLICT, 409, "a member of that name exists already");
      return;
    }
    members.add(name);
    byte[] code = new byte[32];
    new Random(members.size()).nextBytes(code);
    Ticket ticket =
        new Ticket(
            address(),
            new UUID(0x4000L, 0x8000000000000000L),
            VerifyingKey.fromJwk(KEY),
            Bytes.of(code),
            Instant.parse("2026-11-30T00:00:00Z"));
    send(exchange, 201, "application/json", ticket.toJson().toString());
  }

  private void revoke(HttpExchange exchange, String name) throws IOException {
    if (!members.contains(name)) {
      refuse(exchange, ProblemType.NOT_FOUND, 404, "there is no member of that name");
      return;
    }
    revoked.add(name);
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private String asJson(String name) {
    String end = revoked.contains(name) ? "\"2026-11-23T00:00:00.000Z\"" : "null";
    return "{\"name\":\"" + name + "\",\"enrolled\":false,\"revoked_at\":" + end + "}";
  }

  private static void refuse(HttpExchange exchange, ProblemType type, int status, String detail)
      throws IOException {
    Problem problem =
        Problem.of(type, status, detail, Reason.whole("what the fake expects", "try otherwise"));
    send(exchange, status, Problem.MEDIA_TYPE, problem.toJson().toString());
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
