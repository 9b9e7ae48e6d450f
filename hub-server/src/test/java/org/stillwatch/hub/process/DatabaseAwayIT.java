package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.wire.indicator.StixId;

/** A real database goes away in the middle of the hub's work, and comes back. */
class DatabaseAwayIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As many as the hub's pool has at most. */
  private static final int CONNECTIONS = 16;

  private static final Patience SHORT =
      new Patience(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(30));

  @TempDir private Path folder = Path.of("");

  @Test
  void aBatchThatCouldNotBeKeptIsTakenWhenTheDatabaseIsBack() throws Exception {
    int port = HubProcess.freePort();
    EmbeddedPostgres database = database(port);
    try (HubProcess hub = HubProcess.start(folder.resolve("hub"), "evaluation", settings(port))) {
      assertThat(hub.firstLine()).as(hub.log()).startsWith("ready ");
      Lab first = enrolled(hub, "lab-b", SHORT);
      Lab second = enrolled(hub, "lab-a", Patience.NONE);
      Observation before = first.observe(exchanges("b"));
      assertThat(before.submit()).allMatch(one -> one.receipt().isPresent());
      Observation during = second.observe(exchanges("a"));

      database.close();
      assertThatExceptionOfType(HubUnreachable.class)
          .isThrownBy(during::submit)
          .satisfies(e -> assertThat(e.problem()).get().matches(said -> said.status() == 503));
      assertThat(second.waiting()).as("in the outbox").isEqualTo(1);
      assertThat(ready(hub)).isEqualTo(503);

      database = database(port);
      try (Lab later = Lab.open(config("lab-a"), Surroundings.real().with(SHORT))) {
        assertThat(later.sendWaiting())
            .hasSize(1)
            .allMatch(one -> one.receipt().isPresent())
            .allMatch(one -> one.about().equals(cluster(during)));
        assertThat(later.waiting()).isZero();
        assertThat(alerts(later)).containsExactly(cluster(during));
      }
      assertThat(alerts(first)).containsExactly(cluster(before));
      assertThat(ready(hub)).isEqualTo(200);
      first.close();
      second.close();
    } finally {
      database.close();
    }
  }

  @Test
  void aDefectIsToldFromADatabaseThatCannotBeUsedNow() throws Exception {
    int port = HubProcess.freePort();
    try (EmbeddedPostgres database = database(port);
        Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        HubProcess hub = HubProcess.start(folder.resolve("hub"), "evaluation", settings(port))) {
      assertThat(hub.firstLine()).as(hub.log()).startsWith("ready ");
      statement.execute("alter table member rename to elsewhere");
      HttpResponse<String> defect = members(hub).get();
      assertThat(defect.statusCode()).isEqualTo(500);
      String incident = JSON.readTree(defect.body()).path("instance").asText();
      assertThat(incident).startsWith("urn:uuid:");
      assertThat(defect.body()).doesNotContainIgnoringCase("relation").doesNotContain("elsewhere");
      assertThat(hub.log()).contains(incident, "42P01");
      statement.execute("alter table elsewhere rename to member");
      assertThat(members(hub).get().statusCode()).isEqualTo(200);

      connection.setAutoCommit(false);
      statement.execute("lock table member in access exclusive mode");
      List<Future<HttpResponse<String>>> crowd = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS + 4; i++) {
        crowd.add(members(hub));
      }
      assertThat(readyOnceAllCame(hub)).as("no connection left").isEqualTo(503);
      awaitTurnedAway(crowd);
      connection.rollback();
      List<Integer> codes = new ArrayList<>();
      for (Future<HttpResponse<String>> one : crowd) {
        codes.add(one.get().statusCode());
        if (one.get().statusCode() != 200) {
          assertThat(one.get().headers().firstValue("Retry-After")).isPresent();
        }
      }
      assertThat(codes).as(hub.log()).containsOnly(200, 503).contains(200, 503);
    }
  }

  /** The crowd was sent, which is not to say that it has arrived. */
  private static int readyOnceAllCame(HubProcess hub) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    int status = ready(hub);
    while (status == 200 && System.nanoTime() < deadline) {
      Thread.sleep(50);
      status = ready(hub);
    }
    return status;
  }

  /** While the table is locked, none but those who got no connection can have an answer. */
  private static void awaitTurnedAway(List<Future<HttpResponse<String>>> crowd) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (crowd.stream().noneMatch(Future::isDone) && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
  }

  private Future<HttpResponse<String>> members(HubProcess hub) throws IOException {
    String secret = Files.readString(folder.resolve("hub/operator.secret")).strip();
    return HttpClient.newHttpClient()
        .sendAsync(
            HttpRequest.newBuilder(URI.create(hub.address() + "/operator/members"))
                .header("Authorization", "Bearer " + secret)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private EmbeddedPostgres database(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("database"))
        .setCleanDataDirectory(false)
        .start();
  }

  private static Map<String, String> settings(int port) {
    return Map.of(
        "HUB_DB_DRIVER",
        "org.postgresql.ds.PGSimpleDataSource",
        "HUB_DB_URL",
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "HUB_DB_USER",
        "postgres",
        "HUB_DB_PASSWORD",
        "postgres");
  }

  private Path config(String name) {
    return folder.resolve(name).resolve("lab.json");
  }

  private Lab enrolled(HubProcess hub, String name, Patience patience)
      throws IOException, InterruptedException {
    Files.createDirectories(config(name).getParent());
    Lab.enrol(config(name), hub.admit(name), Surroundings.real());
    return Lab.open(config(name), Surroundings.real().with(patience));
  }

  private static StixId cluster(Observation seen) {
    return seen.reports().get(0).report().id();
  }

  private static Set<StixId> alerts(Lab lab) throws IOException {
    Set<StixId> clusters = new HashSet<>();
    lab.onAlert((alert, accounts) -> clusters.add(alert.alert().cluster()));
    lab.catchUp();
    return clusters;
  }

  private static int ready(HubProcess hub) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.address() + "/health/ready")).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static List<Exchange> exchanges(String lab) {
    return List.of(
        Exchange.of(lab + "-1", "one").withPayment("4000001234567899"),
        Exchange.of(lab + "-2", "two").withPayment("4000001234567899"));
  }
}
