package org.stillwatch.hub.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.indicator.Tlp;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.report.ClusterReport;
import org.stillwatch.wire.report.Technique;

/** From accepted reports to what is in the feed, on both databases. */
class SnapshotsContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<TestHub> open = new ArrayList<>();

  @AfterEach
  void close() {
    for (TestHub one : open) {
      one.close();
    }
  }

  /** A hub with labs whose first reports agree by one card. */
  private final class World {
    final TestHub hub;
    final Snapshots snapshots;
    final List<TestLab> labs = new ArrayList<>();
    final List<ClusterReport> reports = new ArrayList<>();

    World(TestDatabase kind, int members) {
      hub = new TestHub(kind, "demo");
      open.add(hub);
      snapshots = hub.snapshots();
      for (int i = 0; i < members; i++) {
        labs.add(hub.enrol());
      }
    }

    World reporting(int several, Technique... techniques) {
      for (int i = 0; i < several; i++) {
        report(i, techniques);
      }
      return this;
    }

    void report(int lab, Technique... techniques) {
      ClusterReport report =
          labs.get(lab).consented(List.of(labs.get(lab).payment("shared card")), techniques);
      labs.get(lab).submit(report);
      reports.add(report);
    }

    /** With a template that every lab has, so that a lab's second one nearly repeats its first. */
    void report(int lab, AccountsBucket accounts) {
      TestLab by = labs.get(lab);
      byte[] sketch = new byte[Feature.C8.components()];
      new Random(7).nextBytes(sketch);
      by.submit(
          by.consented(
              List.of(by.payment("shared card"), by.template(Sketch.of(Feature.C8, sketch))),
              accounts));
    }

    int snapshot() {
      hub.clock.forward(java.time.Duration.ofSeconds(2));
      return snapshots.take(hub.clock.instant());
    }

    List<JsonNode> read(FeedQuery.Versions versions, String... types) {
      return objects(versions, types).stream().map(SnapshotsContractTest::json).toList();
    }

    List<FeedObject> objects(FeedQuery.Versions versions, String... types) {
      return hub.transactions.run(() ->
          hub.feedOfLiaisons()
              .page(new FeedQuery(Optional.empty(), Set.of(), Set.of(types), versions, 0, 10_000)));
    }

    JsonNode facts() {
      List<JsonNode> campaigns = read(FeedQuery.Versions.LAST, "campaign");
      assertThat(campaigns).hasSize(1);
      return campaigns.get(0).path("extensions").path(Extension.RELEASE.ref());
    }
  }

  private static JsonNode json(FeedObject object) {
    try {
      return JSON.readTree(object.content().toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void threeConsentingLabsOfFiveAreReleasedAndTwoAreNot(TestDatabase kind) {
    World world = new World(kind, 5).reporting(2, Technique.RUBRIC_GRADING);
    world.snapshot();
    assertThat(world.read(FeedQuery.Versions.LAST, "campaign")).isEmpty();
    world.report(2, Technique.RUBRIC_GRADING);
    world.snapshot();
    assertThat(world.facts().path("labs_at_least").asInt()).isEqualTo(3);
    assertThat(world.facts().path("accounts_at_least").asInt()).isEqualTo(100);
    assertThat(world.facts().path("techniques").path(0).asText()).isEqualTo("rubric-grading");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aReportWithoutConsentDoesNotCount(TestDatabase kind) {
    World world = new World(kind, 5).reporting(2);
    TestLab silent = world.labs.get(2);
    silent.submit(silent.report(List.of(silent.payment("shared card"))));
    world.snapshot();
    assertThat(world.read(FeedQuery.Versions.LAST, "campaign")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void definitionsComeFirstAndEveryObjectRefersToSomethingBeforeOrBesideIt(TestDatabase kind) {
    World world = new World(kind, 5).reporting(3, Technique.RUBRIC_GRADING);
    world.snapshot();
    List<JsonNode> all = world.read(FeedQuery.Versions.ALL);
    assertThat(all.get(0).path("type").asText()).isEqualTo("extension-definition");
    assertThat(all.get(1).path("type").asText()).isEqualTo("extension-definition");
    Set<String> ids = all.stream().map(o -> o.path("id").asText()).collect(Collectors.toSet());
    for (JsonNode object : all) {
      assertThat(ids).containsAll(references(object));
    }
  }

  private static List<String> references(JsonNode object) {
    List<String> refs = new ArrayList<>();
    object
        .properties()
        .forEach(field -> {
          if (field.getKey().endsWith("_ref")) {
            refs.add(field.getValue().asText());
          } else if (field.getKey().endsWith("_refs")) {
            field.getValue().forEach(ref -> refs.add(ref.asText()));
          }
        });
    return refs;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void everyObjectHoldsToThePublishedSchemas(TestDatabase kind) {
    World world = new World(kind, 10).reporting(5, Technique.values());
    world.snapshot();
    world.labs.get(0).submit(List.of(world.labs.get(0).withdrawal(world.reports.get(0).id())));
    world.snapshot();
    OasisSchemas oasis = new OasisSchemas();
    for (JsonNode object : world.read(FeedQuery.Versions.ALL)) {
      assertThat(oasis.findings(object)).as(object.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theExtensionsHoldToTheSchemasThatTheirDefinitionsName(TestDatabase kind) throws IOException {
    World world = new World(kind, 5).reporting(3, Technique.RUBRIC_GRADING);
    world.snapshot();
    assertThat(schema("release").validate(world.facts())).isEmpty();
    List<JsonNode> markings = world.read(FeedQuery.Versions.LAST, "marking-definition");
    JsonNode iep =
        markings.stream()
            .map(marking -> marking.path("extensions").path(Extension.IEP.ref()))
            .filter(JsonNode::isObject)
            .findFirst()
            .orElseThrow();
    assertThat(schema("iep").validate(iep)).isEmpty();
  }

  private static JsonSchema schema(String name) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            Extension.class.getResourceAsStream("/org/stillwatch/wire/json/v1/" + name + ".json"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void noLabTokenOrReportIsInAnyObject(TestDatabase kind) {
    World world = new World(kind, 5).reporting(3, Technique.RUBRIC_GRADING);
    world.snapshot();
    String all =
        world.read(FeedQuery.Versions.ALL).stream()
            .map(JsonNode::toString)
            .collect(Collectors.joining("\n"));
    for (int i = 0; i < 3; i++) {
      assertThat(all).doesNotContain(world.labs.get(i).id().value().toString());
      assertThat(all).doesNotContain(world.reports.get(i).id().uuid().toString());
      assertThat(all)
          .doesNotContain(world.reports.get(i).indicators().get(0).fields().path("token").asText());
    }
    assertThat(all).contains(Tlp.AMBER_STRICT.markingRef());
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatIsTakenBackUnderThreeLabsIsRevokedWithAllThatHangsOnIt(TestDatabase kind) {
    World world = new World(kind, 5).reporting(3, Technique.RUBRIC_GRADING);
    world.snapshot();
    world.labs.get(0).submit(List.of(world.labs.get(0).withdrawal(world.reports.get(0).id())));
    world.snapshot();
    List<JsonNode> about =
        world.read(FeedQuery.Versions.LAST, "campaign", "relationship", "sighting", "report");
    assertThat(about).hasSize(4);
    assertThat(about).allMatch(object -> object.path("revoked").asBoolean());
    assertThat(world.read(FeedQuery.Versions.ALL, "campaign")).hasSize(2);
    assertThat(world.hub.rows("feed_release")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aLabMoreChangesNothingOfWhatIsRead(TestDatabase kind) {
    World world = new World(kind, 5).reporting(3, Technique.RUBRIC_GRADING);
    world.snapshot();
    long before = world.hub.transactions.run(world.hub.feedOfLiaisons()::last);
    world.report(3, Technique.COMPUTER_USE, Technique.RUBRIC_GRADING);
    assertThat(world.snapshot()).isZero();
    assertThat(world.hub.transactions.run(world.hub.feedOfLiaisons()::last)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void threeLabsMoreMakeANewVersionOfTheSameCampaign(TestDatabase kind) {
    World world = new World(kind, 10).reporting(3, Technique.RUBRIC_GRADING);
    world.snapshot();
    for (int lab = 3; lab < 6; lab++) {
      world.report(lab, Technique.COMPUTER_USE);
    }
    world.snapshot();
    List<JsonNode> versions = world.read(FeedQuery.Versions.ALL, "campaign");
    assertThat(versions).hasSize(2);
    assertThat(versions.get(0).path("id")).isEqualTo(versions.get(1).path("id"));
    assertThat(versions.get(0).path("created")).isEqualTo(versions.get(1).path("created"));
    assertThat(versions.get(1).path("modified").asText())
        .isGreaterThan(versions.get(0).path("modified").asText());
    assertThat(world.facts().path("labs_at_least").asInt()).isEqualTo(5);
    assertThat(world.read(FeedQuery.Versions.LAST, "relationship")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aClusterThatGrewIsANewVersionThoughItsTemplateIsTheSame(TestDatabase kind) {
    World world = new World(kind, 5);
    for (int lab = 0; lab < 3; lab++) {
      world.report(lab, AccountsBucket.FROM_100);
    }
    world.snapshot();
    assertThat(world.facts().path("accounts_at_least").asInt()).isEqualTo(100);
    for (int lab = 0; lab < 3; lab++) {
      world.report(lab, AccountsBucket.FROM_100);
    }
    assertThat(world.snapshot()).isZero();
    for (int lab = 0; lab < 2; lab++) {
      world.report(lab, AccountsBucket.FROM_1000);
    }
    assertThat(world.snapshot()).isZero();
    world.report(2, AccountsBucket.FROM_1000);
    assertThat(world.snapshot()).isPositive();
    assertThat(world.facts().path("accounts_at_least").asInt()).isEqualTo(1_000);
    assertThat(world.read(FeedQuery.Versions.ALL, "campaign")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void everyObjectHasATimeOfAdditionOfItsOwnThatRises(TestDatabase kind) {
    World world = new World(kind, 5).reporting(3, Technique.values());
    world.snapshot();
    List<Instant> times =
        world.objects(FeedQuery.Versions.ALL).stream().map(FeedObject::added).toList();
    assertThat(times).isSorted();
    assertThat(new HashSet<>(times)).hasSameSizeAs(times);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aSnapshotIsTakenOnceWhoeverAsksForIt(TestDatabase kind) {
    World world = new World(kind, 5).reporting(3, Technique.RUBRIC_GRADING);
    assertThat(world.snapshot()).isPositive();
    long last = world.hub.transactions.run(world.hub.feedOfLiaisons()::last);
    assertThat(world.hub.snapshots().take(world.hub.clock.instant())).isZero();
    assertThat(world.hub.transactions.run(world.hub.feedOfLiaisons()::last)).isEqualTo(last);
    assertThat(world.hub.rows("feed_behind")).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void ofSeveralNodesAtOnceOneTakesTheSnapshot(TestDatabase kind) throws Exception {
    World world = new World(kind, 5).reporting(3);
    world.hub.clock.forward(java.time.Duration.ofSeconds(2));
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Snapshots node = world.hub.snapshots();
        all.add(() -> node.take(world.hub.clock.instant()));
      }
      int released = 0;
      for (Future<Integer> one : nodes.invokeAll(all)) {
        released += one.get();
      }
      List<FeedObject> objects = world.objects(FeedQuery.Versions.ALL);
      assertThat(released).isEqualTo(objects.size());
      assertThat(objects).extracting(FeedObject::position).doesNotHaveDuplicates().isSorted();
      assertThat(objects).extracting(FeedObject::added).doesNotHaveDuplicates().isSorted();
      assertThat(world.read(FeedQuery.Versions.ALL, "campaign")).hasSize(1);
    } finally {
      nodes.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatIsReleasedIsALeafOfTheLogWithTheDigestsOfItsObjects(TestDatabase kind) {
    World world = new World(kind, 5).reporting(3, Technique.RUBRIC_GRADING);
    int added = world.snapshot();
    List<String> leaves =
        world.hub.transactions.run(() ->
            world.hub.database.list(
                "select content from ledger_pending where kind = 'release'",
                row -> new String(row.getBytes(1), java.nio.charset.StandardCharsets.UTF_8)));
    List<FeedObject> objects = world.objects(FeedQuery.Versions.ALL);
    assertThat(objects).hasSize(added);
    java.security.MessageDigest all = org.stillwatch.wire.canonical.Digest.sha256();
    objects.forEach(one ->
        all.update(org.stillwatch.wire.canonical.Digest.of(one.content()).bytes().toByteArray()));
    assertThat(leaves).hasSize(1);
    assertThat(leaves.get(0))
        .contains("\"objects\":" + added)
        .contains(org.stillwatch.wire.canonical.Bytes.of(all.digest()).base64Url());
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aReleaseStaysTheSameWhenALargerCampaignTakesItsReportsIn(TestDatabase kind) {
    World world = new World(kind, 7);
    for (int lab = 3; lab < 7; lab++) {
      TestLab silent = world.labs.get(lab);
      silent.submit(silent.report(List.of(silent.payment("another card"))));
    }
    world.reporting(3, Technique.RUBRIC_GRADING);
    world.snapshot();
    String id = world.read(FeedQuery.Versions.LAST, "campaign").get(0).path("id").asText();
    TestLab bridging = world.labs.get(6);
    bridging.submit(
        bridging.report(
            List.of(bridging.payment("shared card"), bridging.payment("another card"))));
    assertThat(world.snapshot()).isZero();
    JsonNode campaign = world.read(FeedQuery.Versions.LAST, "campaign").get(0);
    assertThat(campaign.path("id").asText()).isEqualTo(id);
    assertThat(campaign.path("revoked").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aHubWithoutALawThatHoldsReleasesNothing(TestDatabase kind) {
    TestHub hub = new TestHub(kind, "hub");
    open.add(hub);
    assertThat(hub.snapshots().take(hub.clock.instant())).isZero();
    assertThat(hub.rows("feed_object")).isZero();
  }
}
