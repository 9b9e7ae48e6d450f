package org.stillwatch.sdk.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.sdk.Surroundings;

/**
 * What a liaison sees: the whole collection, read by plain HTTP as any client of TAXII 2.1 does.
 *
 * @param objects everything in the collection
 * @param bytes how much that is
 */
record LiaisonView(List<JsonNode> objects, long bytes) {
  private static final String OBJECTS = "/taxii2/feed/collections/campaigns/objects/";
  private static final String TAXII = "application/taxii+json;version=2.1";
  private static final int LOOKS = 100;
  private static final Duration BETWEEN = Duration.ofMillis(200);

  LiaisonView {
    objects = List.copyOf(objects);
  }

  /** Reads again and again until a campaign was released. */
  static LiaisonView of(URI hub, String credential, Surroundings around)
      throws IOException, InterruptedException {
    LiaisonView view = read(hub, credential);
    for (int look = 1; look < LOOKS && view.ofType("campaign").isEmpty(); look++) {
      around.sleeper().sleep(BETWEEN);
      view = read(hub, credential);
    }
    return view;
  }

  private static LiaisonView read(URI hub, String credential)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub + OBJECTS))
            .timeout(Duration.ofSeconds(20))
            .header("Accept", TAXII)
            .header("Authorization", "Bearer " + credential)
            .build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("the feed answered " + answer.statusCode() + " to its liaison");
    }
    List<JsonNode> objects = new ArrayList<>();
    new ObjectMapper().readTree(answer.body()).path("objects").forEach(objects::add);
    return new LiaisonView(objects, answer.body().length);
  }

  List<JsonNode> ofType(String type) {
    return objects.stream().filter(one -> one.path("type").asText().equals(type)).toList();
  }

  /** How many of each type. */
  Map<String, Integer> types() {
    Map<String, Integer> types = new TreeMap<>();
    objects.forEach(one -> types.merge(one.path("type").asText(), 1, Integer::sum));
    return types;
  }

  /** Whether anything in it holds this text. */
  boolean tells(String text) {
    return objects.stream().anyMatch(one -> one.toString().contains(text));
  }
}
