package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader of TAXII 2.1 against the real executable, byte for byte over HTTP. */
class TaxiiIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TAXII = "application/taxii+json;version=2.1";
  private static final String FEED = "/taxii2/feed/collections/campaigns";
  private static final String OBJECTS = FEED + "/objects/";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path folder = Path.of("");
  private static @Nullable HubProcess hub;
  private static String secret = "";

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

  private static HubProcess hub() {
    return java.util.Objects.requireNonNull(hub);
  }

  private static String credential(String name, String purpose) throws Exception {
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

  private static HttpResponse<String> officer(String who, String path, String body)
      throws Exception {
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

  private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return send("GET", path, headers);
  }

  private static HttpResponse<byte[]> send(String method, String path, String... headers)
      throws Exception {
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

  private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  private static List<JsonNode> objects(String path) throws Exception {
    List<JsonNode> objects = new ArrayList<>();
    json(get(path)).path("objects").forEach(objects::add);
    return objects;
  }

  private static void isError(HttpResponse<byte[]> answer, int status) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(TAXII);
    assertThat(json(answer).path("http_status").asText()).isEqualTo(Integer.toString(status));
    assertThat(json(answer).path("title").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/taxii2",
        "/taxii2/",
        "/taxii2/feed",
        "/taxii2/feed/",
        "/taxii2/feed/collections",
        "/taxii2/feed/collections/",
        FEED,
        FEED + "/",
        FEED + "/manifest",
        FEED + "/manifest/",
        FEED + "/objects",
        OBJECTS
      })
  void everyResourceAnswersWithAndWithoutTheLastSlash(String path) throws Exception {
    HttpResponse<byte[]> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains(TAXII);
    assertThat(json(answer).isObject()).isTrue();
    HttpResponse<byte[]> head = send("HEAD", path);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String header : List.of("ETag", "Content-Length", "Content-Type")) {
      assertThat(head.headers().firstValue(header))
          .as(header)
          .isPresent()
          .isEqualTo(answer.headers().firstValue(header));
    }
    ZonedDateTime made =
        ZonedDateTime.parse(
            answer.headers().firstValue("Date").orElseThrow(),
            DateTimeFormatter.RFC_1123_DATE_TIME);
    assertThat(made.toInstant()).isBetween(Instant.now().minusSeconds(60), Instant.now());
  }

  @Test
  void whoDiscoversFindsTheCollectionByRelativeAddresses() throws Exception {
    JsonNode discovery = json(get("/taxii2/"));
    String root = discovery.path("default").asText();
    assertThat(root).isEqualTo("/taxii2/feed/");
    assertThat(discovery.path("api_roots").path(0).asText()).isEqualTo(root);
    assertThat(json(get(root)).path("versions").path(0).asText()).isEqualTo(TAXII);
    assertThat(json(get(root)).path("max_content_length").asLong()).isPositive();
    JsonNode collection = json(get(root + "collections/")).path("collections").path(0);
    assertThat(collection.path("can_read").asBoolean()).isTrue();
    assertThat(collection.path("can_write").asBoolean()).isFalse();
    assertThat(json(get(root + "collections/" + collection.path("id").asText() + "/")))
        .isEqualTo(collection);
  }

  @Test
  void aPageIsFollowedByTheNextUntilThereIsNoMore() throws Exception {
    List<String> all = new ArrayList<>();
    String next = "";
    int pages = 0;
    do {
      JsonNode page = json(get(OBJECTS + "?limit=3" + next));
      page.path("objects").forEach(object -> all.add(object.path("id").asText()));
      assertThat(page.path("objects").size()).isBetween(1, 3);
      assertThat(page.path("more").asBoolean()).isEqualTo(page.has("next"));
      next = page.has("next") ? "&next=" + page.path("next").asText() : "";
      pages++;
    } while (!next.isEmpty());
    assertThat(pages).isGreaterThan(4);
    assertThat(new HashSet<>(all)).hasSize(all.size());
    assertThat(all)
        .isEqualTo(objects(OBJECTS).stream().map(object -> object.path("id").asText()).toList());
  }

  @Test
  void aPageSaysWhenItsObjectsWereAddedAndAnEmptyOneDoesNot() throws Exception {
    HttpResponse<byte[]> page = get(FEED + "/manifest/?limit=4");
    JsonNode objects = json(page).path("objects");
    assertThat(page.headers().firstValue("X-TAXII-Date-Added-First"))
        .contains(objects.path(0).path("date_added").asText());
    assertThat(page.headers().firstValue("X-TAXII-Date-Added-Last"))
        .contains(objects.path(3).path("date_added").asText());
    assertThat(objects.path(0).path("date_added").asText()).matches(".*\\.[0-9]{6}Z");
    assertThat(objects.path(0).path("media_type").asText())
        .isEqualTo("application/stix+json;version=2.1");
    HttpResponse<byte[]> empty = get(OBJECTS + "?match[type]=malware");
    assertThat(empty.statusCode()).isEqualTo(200);
    assertThat(json(empty)).isEmpty();
    assertThat(json(get(FEED + "/manifest/?match[type]=malware"))).isEmpty();
    assertThat(empty.headers().firstValue("X-TAXII-Date-Added-First")).isEmpty();
  }

  @Test
  void addedAfterAndTheFiltersLeaveOutWhatTheySay() throws Exception {
    JsonNode manifest = json(get(FEED + "/manifest/")).path("objects");
    String middle = manifest.path(5).path("date_added").asText();
    assertThat(objects(OBJECTS + "?added_after=" + middle)).hasSize(manifest.size() - 6);
    assertThat(objects(OBJECTS + "?match[type]=attack-pattern")).hasSize(9);
    String id = manifest.path(2).path("id").asText();
    assertThat(objects(OBJECTS + "?match[id]=" + id)).hasSize(1);
    assertThat(objects(OBJECTS + "?match[spec_version]=2.0")).isEmpty();
    assertThat(objects(OBJECTS + "?match[version]=all")).hasSize(manifest.size());
    String version = manifest.path(2).path("version").asText();
    assertThat(objects(OBJECTS + "?match[id]=" + id + "&match[version]=" + version)).hasSize(1);
    assertThat(objects(OBJECTS + id + "/")).hasSize(1);
    assertThat(json(get(OBJECTS + id + "/versions/")).path("versions").path(0).asText())
        .isEqualTo(version);
    JsonNode object = json(get(OBJECTS + id + "/")).path("objects").path(0);
    assertThat(object.path("modified").asText()).isEqualTo(version);
  }

  @Test
  void bracketsThatNobodyEncodedAreUnderstood() throws Exception {
    String answer = raw("GET " + OBJECTS + "?match[type]=attack-pattern HTTP/1.1");
    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(answer).contains("attack-pattern--").doesNotContain("identity_class");
  }

  private static String raw(String requestLine, String... headers) throws IOException {
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

  @Test
  void whoHasAPageAlreadyGetsNoBody() throws Exception {
    String tag = get(OBJECTS).headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> same = get(OBJECTS, "If-None-Match", "\"x\", W/" + tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.headers().firstValue("ETag")).contains(tag);
    assertThat(get(OBJECTS + "?limit=2", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void whoTakesGzipGetsIt() throws Exception {
    HttpResponse<byte[]> plain = get(OBJECTS);
    HttpResponse<byte[]> gzip = get(OBJECTS, "Accept-Encoding", "gzip, deflate");
    assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(gzip.body().length).isLessThan(plain.body().length / 2);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(plain.body());
    }
    assertThat(gzip.headers().firstValue("ETag")).isNotEqualTo(plain.headers().firstValue("ETag"));
  }

  @Test
  void acceptIsReadWithQuotesBlanksAndLists() throws Exception {
    for (String accept :
        List.of(
            "application/taxii+json",
            "application/taxii+json; version=\"2.1\"",
            "text/html, application/taxii+json ; version=2.1;q=0.3",
            "*/*")) {
      assertThat(get(OBJECTS, "Accept", accept).statusCode()).as(accept).isEqualTo(200);
    }
    isError(get(OBJECTS, "Accept", "application/json"), 406);
    isError(get("/taxii2/", "Accept", "application/taxii+json;version=2.0"), 406);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {";;;,,,", "a/b/c", "application/taxii+json;version", "\"", "application/"})
  void anAcceptHeaderThatNobodyCanReadGetsAnErrorOfTaxii(String accept) throws Exception {
    String answer = raw("GET " + OBJECTS + " HTTP/1.1", "Accept: " + accept);
    assertThat(answer).startsWith("HTTP/1.1 406");
    assertThat(answer).contains("application/taxii+json;version=2.1", "\"http_status\":\"406\"");
  }

  @Test
  void aMethodThatIsNotThereSaysWhichAre() throws Exception {
    assertThat(send("DELETE", OBJECTS).headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void writesAreForbiddenOrUnauthorizedAsTheSpecificationHasIt() throws Exception {
    String object = OBJECTS + "campaign--00000000-0000-4000-8000-000000000000/";
    isError(send("POST", OBJECTS), 403);
    isError(send("POST", OBJECTS, "Authorization", "Bearer wrong"), 401);
    isError(send("DELETE", object), 403);
    isError(send("DELETE", object, "Authorization", "Bearer wrong"), 401);
    isError(send("POST", "/taxii2/feed/collections/nowhere/objects/"), 404);
    int before = objects(OBJECTS).size();
    isError(send("POST", OBJECTS + "?match[type]=campaign"), 403);
    assertThat(objects(OBJECTS)).hasSize(before);
  }

  @Test
  void basicAndBearerOpenAndNothingElseDoes() throws Exception {
    String both =
        Base64.getEncoder().encodeToString(("ada:" + secret).getBytes(StandardCharsets.UTF_8));
    assertThat(get("/taxii2/", "Authorization", "Basic " + both).statusCode()).isEqualTo(200);
    HttpResponse<byte[]> no = get("/taxii2/", "Authorization", "Bearer wrong");
    isError(no, 401);
    assertThat(no.headers().firstValue("WWW-Authenticate").orElse("")).contains("Basic", "Bearer");
    String officer = Files.readString(folder.resolve("operator.secret")).strip();
    isError(get(OBJECTS, "Authorization", "Bearer " + officer), 401);
  }

  @Test
  void errorsAreThoseOfTaxiiAlsoWhereTheContainerMakesThem() throws Exception {
    isError(get("/taxii2/nowhere/"), 404);
    isError(get("/taxii2/feed/collections/00000000-0000-0000-0000-000000000000/objects/"), 404);
    isError(get(OBJECTS + "campaign--00000000-0000-4000-8000-000000000000/"), 404);
    isError(get("/taxii2/feed/status/00000000-0000-4000-8000-000000000000/"), 404);
    isError(get(OBJECTS + "?limit=0"), 400);
    isError(get(OBJECTS + "?added_after=yesterday"), 400);
    isError(get(OBJECTS + "?next=x"), 400);
    isError(get(OBJECTS + "?match[version]=all,first"), 400);
    isError(get("/taxii2;a=b/nowhere/"), 404);
    isError(send("PUT", OBJECTS), 405);
    isError(send("POST", "/taxii2/"), 405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /taxii2/feed/collections/campaigns/objects/?limit=%zz HTTP/1.1",
        "GET /taxii2/feed/collections/campaigns/objects/?a{b|c}=\"<> HTTP/1.1",
        "GET /taxii2/../taxii2/nowhere HTTP/1.1"
      })
  void malformedAddressesGetErrorsOfTaxiiToo(String line) throws Exception {
    String answer = raw(line);
    int status = Integer.parseInt(answer.substring(9, 12));
    assertThat(status).as(answer).isIn(200, 400, 404);
    assertThat(answer.toLowerCase(java.util.Locale.ROOT))
        .contains("content-type: application/taxii+json;version=2.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /taxii2/%zz HTTP/1.1",
        "GET /taxii2/feed/collections/campaigns/objects/% HTTP/1.1",
        "POST /taxii2/%g0 HTTP/1.1",
        "GET /taxii2/%00/ HTTP/1.1",
        "GET /taxii2/%ff HTTP/1.1",
        "GET /taxii2/a b HTTP/1.1",
        "GET /taxii2/\\ HTTP/1.1",
        "TRACE /taxii2/ HTTP/1.1"
      })
  void whatTheContainerWouldRefuseWithoutAWordIsAnErrorOfTaxii(String line) throws Exception {
    String answer = raw(line);
    assertThat(answer).matches("(?s)HTTP/1\\.1 40[05] .*");
    assertThat(answer).contains("application/taxii+json;version=2.1", "\"http_status\":\"40");
    String long20 = "/taxii2/" + "x".repeat(20_000);
    assertThat(raw("GET " + long20 + " HTTP/1.1")).contains("\"http_status\":\"400\"");
    assertThat(raw("GET /taxii2/ HTTP/1.1", "X: " + "x".repeat(20_000)))
        .contains("\"http_status\":\"400\"");
  }

  @Test
  void aBrokenEscapeIsAProblemAnywhere() throws Exception {
    for (String path : List.of("/batches%zz", "/operator/members%g0", "/health/live%zz", "/%")) {
      assertThat(raw("GET " + path + " HTTP/1.1"))
          .as(path)
          .startsWith("HTTP/1.1 400 ")
          .contains("application/problem+json");
    }
    assertThat(hub().log()).doesNotContain("URLDecoder");
    assertThat(raw("POST /taxii2/ HTTP/1.1", "Transfer-Encoding: foo")).startsWith("HTTP/1.1 400 ");
    assertThat(raw("GET /taxii2/ HTTP/1.1", "Host: other")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void aLiaisonHasNoRouteToAnythingElse() throws Exception {
    for (String path :
        List.of(
            "/alerts",
            "/log/checkpoint",
            "/operator/members",
            "/operator/liaisons",
            "/approver/liaisons",
            "/liaison-requests")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(
            send("POST", "/batches", "Content-Type", "application/vnd.stillwatch.batch")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void oneOfficerCannotDoWhatIsTheOthers() throws Exception {
    assertThat(officer("approver", "/operator/liaisons", "{}").statusCode()).isEqualTo(401);
    assertThat(
            officer(
                    "operator",
                    "/approver/liaisons/00000000-0000-4000-8000-000000000000/approval",
                    "")
                .statusCode())
        .isEqualTo(401);
    assertThat(officer("approver", "/operator/members", "{\"name\":\"x\"}").statusCode())
        .isEqualTo(401);
  }

  @Test
  void aRevokedLiaisonIsOutAtOnce() throws Exception {
    String other = credential("bob", "network-defence");
    assertThat(get(OBJECTS, "Authorization", "Bearer " + other).statusCode()).isEqualTo(200);
    assertThat(officer("operator", "/operator/liaisons/bob/revocation", "").statusCode())
        .isEqualTo(204);
    isError(get(OBJECTS, "Authorization", "Bearer " + other), 401);
  }

  @Test
  void noSecretIsInTheLogOfTheHub() {
    try {
      assertThat(hub().log()).doesNotContain(secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
