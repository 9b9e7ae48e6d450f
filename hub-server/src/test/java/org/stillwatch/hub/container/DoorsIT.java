package org.stillwatch.hub.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.wire.problem.Problem;

/** The hub's doors in the real container: who gets in where, and how a no looks. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DoorsIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ArquillianResource private @Nullable URL base;

  /** The WAR as it was built. */
  @Deployment
  static WebArchive war() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("stillwatch.hub.war")));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /alerts",
    "GET,  /batches/head?stream=main",
    "POST, /batches",
    "POST, /evaluations",
    "GET,  /keys/2026Q4/payment",
    "GET,  /log/checkpoint",
    "GET,  /log/tile/0/000",
    "GET,  /log/leaves",
    "GET,  /log/proof/batch/x",
    "GET,  /operator/members",
    "POST, /operator/members",
    "POST, /operator/members/x/revocation",
    "POST, /operator/members/x/readmission",
    "GET,  /operator/secret",
    "POST, /operator/secret/rotation",
    "POST, /operator/group-key/reset"
  })
  void nobodyGetsInWithoutACredential(String method, String path) throws Exception {
    String type = path.equals("/batches") ? "application/vnd.stillwatch.batch" : "application/json";
    HttpResponse<String> answer = send(method, path, type, "{}");
    assertThat(answer.statusCode()).isEqualTo(401);
    isProblem(answer, "unauthenticated");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void anUnknownAddressAndAWrongMethodAreProblemsToo() throws Exception {
    HttpResponse<String> unknown = send("GET", "/nowhere", "application/json", "");
    assertThat(unknown.statusCode()).isEqualTo(404);
    isProblem(unknown, "not-found");
    HttpResponse<String> method = send("DELETE", "/policy", "application/json", "");
    assertThat(method.statusCode()).isEqualTo(405);
    isProblem(method, "method-not-allowed");
    HttpResponse<String> type = send("POST", "/batches", "text/plain", "x");
    assertThat(type.statusCode()).isEqualTo(415);
    isProblem(type, "unsupported-media-type");
  }

  @Test
  void aForgedTicketIsRefusedWithoutAWordOnWhy() throws Exception {
    HttpResponse<String> answer =
        send(
            "POST",
            "/enrolment",
            "application/json",
            "{\"code\":\"" + "A".repeat(43) + "\",\"batch_seal\":\"x\",\"client_seal\":\"y\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    isProblem(answer, "malformed");
    assertThat(answer.body()).doesNotContain("AAAA");
  }

  @Test
  void theHubSaysWhoItIsAndUnderWhichPolicy() throws Exception {
    JsonNode hub = JSON.readTree(send("GET", "/hub", "application/json", "").body());
    assertThat(hub.path("hub_id").asText()).hasSize(36);
    assertThat(hub.path("policy").asText()).hasSize(43);
    assertThat(hub.path("key").asText()).doesNotContain("\"d\"");
    assertThat(send("GET", "/health/ready", "application/json", "").body()).contains("stillwatch");
    assertThat(send("GET", "/openapi", "application/json", "").body()).contains("/batches");
    assertThat(send("GET", "/metrics", "text/plain", "").statusCode()).isEqualTo(200);
  }

  @Test
  void anOversizedBodyIsRefusedAlsoWhenItIsChunked() throws Exception {
    byte[] large = new byte[200_000];
    HttpRequest request =
        HttpRequest.newBuilder(address("/enrolment"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    isProblem(answer, "over-limit");
  }

  private HttpResponse<String> send(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", type)
            .method(
                method,
                method.equals("POST") ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private URI address(String path) {
    String root = Objects.requireNonNull(base, "the address of the deployment").toString();
    return URI.create(root.substring(0, root.length() - 1) + path);
  }

  private static void isProblem(HttpResponse<String> answer, String type) throws IOException {
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("type").asText()).isEqualTo("urn:stillwatch:problem:" + type);
    assertThat(problem.path("reasons").path(0).path("expected").asText()).isNotBlank();
    assertThat(problem.path("reasons").path(0).path("remedy").asText()).isNotBlank();
  }
}
