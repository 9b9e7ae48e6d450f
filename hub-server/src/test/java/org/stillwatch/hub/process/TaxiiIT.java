package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader of TAXII 2.1 against the real executable, byte for byte over HTTP. */
class TaxiiIT extends TaxiiReading {
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
