package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.enrolment.Ticket;
import org.stillwatch.wire.problem.Problem;

/**
 * The resources of a hub that are open to its operator. Every failure is a {@link CommandFailed}
 * with the exit code that the commands promise; the secret is in none of them. Thread-safe.
 */
final class OperatorHub {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Limits ANSWER = new Limits(16 << 20, 16);

  /** RFC 6750 section 2.1: what may stand behind {@code Bearer}. */
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9._~+/-]{1,512}=*");

  private final URI hub;
  private final String secret;
  private final HttpClient client;

  private OperatorHub(URI hub, String secret, HttpClient client) {
    this.hub = hub;
    this.secret = secret;
    this.client = client;
  }

  /** The hub at that address, with the secret in that file. */
  static OperatorHub at(URI hub, Path secretFile) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    return new OperatorHub(hub, secret(secretFile), client);
  }

  /** Admits a lab. */
  Ticket admit(String name) throws InterruptedException {
    String body = JsonNodeFactory.instance.objectNode().put("name", name).toString();
    return ticket(
        send(
            request("/operator/members")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)),
            201));
  }

  /** Ends the keys of a member and lets it enrol again. */
  Ticket readmit(String name) throws InterruptedException {
    return ticket(
        send(
            request("/operator/members/" + name + "/readmission").POST(BodyPublishers.noBody()),
            201));
  }

  private Ticket ticket(byte[] answer) {
    try {
      return Ticket.fromJson(json(answer));
    } catch (IllegalArgumentException e) {
      throw notAHub("a ticket", e);
    }
  }

  /** Ends a membership. */
  void revoke(String name) throws InterruptedException {
    send(request("/operator/members/" + name + "/revocation").POST(BodyPublishers.noBody()), 204);
  }

  /**
   * A new secret; the one of this hub's file stays good until the new one is used.
   *
   * @param officer whose: {@code operator} or {@code approver}
   */
  String rotateSecret(String officer) throws InterruptedException {
    byte[] answer =
        send(request("/" + officer + "/secret/rotation").POST(BodyPublishers.noBody()), 201);
    String fresh = json(answer).path("secret").asText();
    if (!SECRET.matcher(fresh).matches()) {
      throw notAHub("a secret", null);
    }
    return fresh;
  }

  /** Uses the secret, for nothing else than that. */
  void requireGoodSecret(String officer) throws InterruptedException {
    send(request("/" + officer + "/secret").GET(), 204);
  }

  /**
   * Forgets the check value of the group key.
   *
   * @return whether there was one
   */
  boolean resetGroupKey() throws InterruptedException {
    JsonNode pinned =
        json(send(request("/operator/group-key/reset").POST(BodyPublishers.noBody()), 200))
            .path("was_pinned");
    if (!pinned.isBoolean()) {
      throw notAHub("whether a key was pinned", null);
    }
    return pinned.booleanValue();
  }

  /** The members, revoked ones too. */
  List<JsonNode> members() throws InterruptedException {
    JsonNode list = json(send(request("/operator/members").GET(), 200)).path("members");
    if (!list.isArray()) {
      throw notAHub("a list of members", null);
    }
    List<JsonNode> members = new ArrayList<>();
    list.forEach(members::add);
    return members;
  }

  HttpRequest.Builder request(String path) {
    String base = hub.toString();
    String address = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(PATIENCE)
        .header("Accept", "application/json, " + Problem.MEDIA_TYPE)
        .header("Authorization", "Bearer " + secret);
  }

  byte[] send(HttpRequest.Builder request, int expected) throws InterruptedException {
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.UNREACHABLE,
          "The hub at " + hub + " cannot be reached; check the address, and that it is running.",
          e);
    }
    if (answer.statusCode() != expected) {
      throw refused(answer);
    }
    return answer.body();
  }

  private CommandFailed refused(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    boolean notNow = status == 502 || status == 503 || status == 504;
    boolean explains =
        answer
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.startsWith(Problem.MEDIA_TYPE))
            .isPresent();
    if (status < 400 || (!explains && !notNow)) {
      return notAHub("status " + status + " with a problem document", null);
    }
    String words =
        explains
            ? Problem.fromJson(json(answer.body()), status).inWords()
            : "The hub at " + hub + " cannot answer at the moment (status " + status + ").";
    return new CommandFailed(notNow ? ExitCode.UNREACHABLE : ExitCode.REFUSED, words);
  }

  JsonNode json(byte[] body) {
    try {
      return StrictJson.read(body, ANSWER);
    } catch (MalformedJson e) {
      throw notAHub("JSON", e);
    }
  }

  CommandFailed notAHub(String expected, @Nullable Throwable e) {
    String words =
        "What answers at " + hub + " is no Stillwatch hub: expected " + expected + ". Check --hub.";
    return e == null
        ? new CommandFailed(ExitCode.FAILED, words)
        : new CommandFailed(ExitCode.FAILED, words, e);
  }

  private static String secret(Path file) {
    String secret;
    try {
      secret = Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new CommandFailed(
          ExitCode.FAILED,
          "The secret cannot be read from "
              + file
              + "; the hub writes operator.secret and approver.secret to its data folder at its first start.",
          e);
    }
    if (!SECRET.matcher(secret).matches()) {
      throw new CommandFailed(
          ExitCode.FAILED,
          file + " does not hold an operator's secret, nor an approver's: expected one line.");
    }
    return secret;
  }

  @Override
  public String toString() {
    return "OperatorHub[" + hub + "]";
  }
}
