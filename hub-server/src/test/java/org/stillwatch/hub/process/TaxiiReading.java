package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * What reads of TAXII 2.1 have in common: a hub as a process, a liaison of it, requests byte for
 * byte.
 */
abstract class TaxiiReading {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String TAXII = "application/taxii+json;version=2.1";
  static final String FEED = "/taxii2/feed/collections/campaigns";
  static final String OBJECTS = FEED + "/objects/";
  static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder = Path.of("");
  static @Nullable HubProcess hub;
  static String secret = "";

  @BeforeAll
  static void start() throws Exception {
    hub = HubProcess.start(folder, HubProcess.freePort(), "demo", Map.of());
    assertThat(hub().firstLine()).as(hub().log()).startsWith("ready ");
    secret = credential("ada", "threat-assessment");
    for (int i = 0; i < 100 && objects(OBJECTS).isEmpty(); i++) {
      Thread.sleep(100);
    }
  }

  @AfterAll
  static void stop() {
    hub().close();
  }

  static HubProcess hub() {
    return java.util.Objects.requireNonNull(hub);
  }

  static String credential(String name, String purpose) throws Exception {
    String proposal =
        JSON.createObjectNode()
            .put("name", name)
            .put("person", "Ada Example")
            .put("agency", "Example Agency")
            .put("jurisdiction", "XX")
            .put("purpose", purpose)
            .toString();
    HttpResponse<String> proposed = officer("operator", "/operator/liaisons", proposal);
    assertThat(proposed.statusCode()).as(hub().log()).isEqualTo(201);
    String id = JSON.readTree(proposed.body()).path("id").asText();
    HttpResponse<String> approved =
        officer("approver", "/approver/liaisons/" + id + "/approval", "");
    assertThat(approved.statusCode()).as(hub().log()).isEqualTo(201);
    return JSON.readTree(approved.body()).path("secret").asText();
  }

  static HttpResponse<String> officer(String who, String path, String body) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(hub().address() + path))
            .header(
                "Authorization",
                "Bearer " + Files.readString(folder.resolve(who + ".secret")).strip())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return send("GET", path, headers);
  }

  static HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(hub().address() + path.replace("[", "%5B").replace("]", "%5D")))
            .setHeader("Authorization", "Bearer " + secret)
            .method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  static List<JsonNode> objects(String path) throws Exception {
    List<JsonNode> objects = new ArrayList<>();
    json(get(path)).path("objects").forEach(objects::add);
    return objects;
  }

  static void isError(HttpResponse<byte[]> answer, int status) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(TAXII);
    assertThat(json(answer).path("http_status").asText()).isEqualTo(Integer.toString(status));
    assertThat(json(answer).path("title").asText()).isNotEmpty();
  }

  static String raw(String requestLine, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub().port())) {
      socket.setSoTimeout(20_000);
      String request =
          requestLine
              + "\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "
              + secret
              + "\r\n"
              + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
