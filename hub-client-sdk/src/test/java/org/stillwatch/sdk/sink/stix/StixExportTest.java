package org.stillwatch.sdk.sink.stix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.sink.Sample;
import org.stillwatch.sdk.sink.SinkSettings;
import org.stillwatch.sdk.trust.SinkEntry;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.indicator.Tlp;

class StixExportTest {
  private static final StixId CAMPAIGN =
      StixId.parse("campaign--8d3f4c43-7a4a-4a7b-9a8e-0f4e2b9f1c11");
  private static final StixId CLUSTER =
      StixId.parse("grouping--5c2b9d3e-53f4-4a43-8d4e-7e7f0d9f4a10");
  private static final StixId FIRST =
      StixId.parse("stillwatch-alert--3b1f0d2e-9c1d-4b7e-8a55-2f6a1d3c9b01");
  private static final StixId SECOND =
      StixId.parse("stillwatch-alert--3b1f0d2e-9c1d-4b7e-8a55-2f6a1d3c9b02");

  private static final List<AlertState> STATES = List.of(AlertState.values());

  @TempDir private Path folder;
  private Sample sample;

  @BeforeEach
  void make() throws Exception {
    sample = new Sample(folder.resolve("lab"));
  }

  private StixExport export() {
    return new StixExport(new AlertHistory(), sample.root().lab().value(), Tlp.AMBER_STRICT, 70);
  }

  private Alert first() {
    return sample
        .alert(FIRST, CAMPAIGN, CLUSTER, AlertState.ACTIVE, Sample.ISSUED, Optional.empty())
        .alert();
  }

  private Alert retracted() {
    return sample
        .alert(
            SECOND,
            CAMPAIGN,
            CLUSTER,
            AlertState.RETRACTED,
            Sample.ISSUED.plusSeconds(3_600),
            Optional.of(FIRST))
        .alert();
  }

  private static List<StixPattern> clear() {
    return List.of(
        StixPattern.email("Grader.7@Example.org").orElseThrow(),
        StixPattern.address("203.0.113.7").orElseThrow(),
        StixPattern.address("2001:DB8::7").orElseThrow(),
        StixPattern.account("acct-'7\\"));
  }

  private static JsonNode json(StixExport export) throws IOException {
    return new ObjectMapper().readTree(export.bundle().toByteArray());
  }

  private static List<JsonNode> ofType(JsonNode bundle, String type) {
    List<JsonNode> found = new ArrayList<>();
    bundle
        .path("objects")
        .forEach(one -> {
          if (one.path("type").asText().equals(type)) {
            found.add(one);
          }
        });
    return found;
  }

  private static void equalsExample(StixExport export, String name) throws IOException {
    try (InputStream in =
        Alert.class.getResourceAsStream("/org/stillwatch/wire/stix/examples/" + name)) {
      assertThat(in).as(name).isNotNull();
      String example = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String made = json(export).toPrettyString();
      assertThat(made).isEqualTo(new ObjectMapper().readTree(example).toPrettyString());
    }
  }

  @Test
  void aReaderTellsIndicatorsByTheirNamesAndFindsTheReportAndTheAlertById() throws Exception {
    StixExport withValues = export();
    withValues.add(first(), clear());
    JsonNode bundle = json(withValues);
    List<JsonNode> indicators = ofType(bundle, "indicator");
    assertThat(indicators.stream().map(one -> one.path("name").asText()).distinct())
        .hasSameSizeAs(clear())
        .hasSameSizeAs(indicators);
    assertThat(ofType(bundle, "report").get(0).findValuesAsText("external_id"))
        .containsExactly(first().cluster().toString(), first().id().toString());
  }

  @Test
  void theExamplesAreWhatIsExported() throws Exception {
    StixExport plain = export();
    plain.add(first(), List.of());
    equalsExample(plain, "alert.json");

    StixExport withValues = export();
    withValues.add(first(), clear());
    equalsExample(withValues, "alert-with-clear-values.json");

    StixExport taken = export();
    taken.add(first(), List.of());
    taken.add(retracted(), List.of());
    equalsExample(taken, "alert-retracted.json");
  }

  @Test
  void nothingIsInTheClearUnlessTheLabSaysSo() throws Exception {
    StixExport export = export();
    export.add(first(), List.of());
    assertThat(ofType(json(export), "indicator")).isEmpty();
    StixRules.hold(json(export));
  }

  @Test
  void eachValueIsAnIndicatorWithAPatternThatAnyToolReads() throws Exception {
    StixExport export = export();
    export.add(first(), clear());
    JsonNode bundle = json(export);
    StixRules.hold(bundle);
    assertThat(ofType(bundle, "indicator").stream().map(one -> one.path("pattern").asText()))
        .containsExactlyInAnyOrder(
            "[email-addr:value = 'grader.7@example.org']",
            "[ipv4-addr:value = '203.0.113.7']",
            "[ipv6-addr:value = '2001:db8::7']",
            "[user-account:user_id = 'acct-\\'7\\\\']");
    assertThat(ofType(bundle, "relationship")).hasSize(4);
  }

  @Test
  void whatIsNoAddressIsNoPattern() {
    for (String one : List.of("", "+15550100200", "no address", "@", "a@")) {
      assertThat(StixPattern.email(one)).isEmpty();
    }
    for (String one : List.of("", "10.0.0.1", "300.1.1.1", "::1", "example.org", "1.2.3")) {
      assertThat(StixPattern.address(one)).isEmpty();
    }
    assertThat(StixPattern.account("acct-1").toString()).doesNotContain("acct-1");
  }

  @Test
  void aRetractionRevokesWhatTheAlertMadeUnderTheSameIds() throws Exception {
    StixExport before = export();
    before.add(first(), List.of());
    StixExport after = export();
    after.add(first(), List.of());
    after.add(retracted(), List.of());
    for (String type : List.of("campaign", "report", "sighting")) {
      JsonNode old = ofType(json(before), type).get(0);
      JsonNode fresh = ofType(json(after), type).get(0);
      assertThat(fresh.path("id")).isEqualTo(old.path("id"));
      assertThat(fresh.path("created")).isEqualTo(old.path("created"));
      assertThat(fresh.path("revoked").asBoolean()).isTrue();
      assertThat(old.has("revoked")).isFalse();
    }
    StixRules.hold(json(after));
  }

  @Test
  void aCampaignStandsAsLongAsOneClusterOfTheLabIsInIt() throws Exception {
    StixExport export = export();
    export.add(first(), List.of());
    StixId other = StixId.parse("grouping--5c2b9d3e-53f4-4a43-8d4e-7e7f0d9f4a99");
    export.add(
        sample
            .alert(
                StixId.parse("stillwatch-alert--3b1f0d2e-9c1d-4b7e-8a55-2f6a1d3c9b99"),
                CAMPAIGN,
                other,
                AlertState.ACTIVE,
                Sample.ISSUED,
                Optional.empty())
            .alert(),
        List.of());
    export.add(retracted(), List.of());
    assertThat(ofType(json(export), "campaign")).hasSize(1);
    assertThat(ofType(json(export), "campaign").get(0).has("revoked")).isFalse();
    assertThat(ofType(json(export), "report")).hasSize(2);
    StixRules.hold(json(export));
  }

  @Test
  void theSameAlertsGiveTheSameBytesAndOthersAnotherId() throws Exception {
    StixExport one = export();
    one.add(first(), clear());
    StixExport two = export();
    two.add(first(), clear());
    assertThat(one.bundle()).isEqualTo(two.bundle());
    two.add(retracted(), List.of());
    assertThat(json(one).path("id")).isNotEqualTo(json(two).path("id"));
  }

  @Test
  void anyAlertsInAnyOrderMakeABundleThatHolds() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      StixExport export = export();
      for (int i = 0; i < 8; i++) {
        AlertState state = STATES.get(random.nextInt(STATES.size()));
        export.add(
            sample
                .alert(
                    new StixId(Alert.TYPE, new UUID(round, i)),
                    new StixId("campaign", new UUID(0, random.nextInt(2))),
                    new StixId("grouping", new UUID(0, random.nextInt(3))),
                    state,
                    Sample.ISSUED.plusSeconds(random.nextInt(100)),
                    Optional.empty())
                .alert(),
            random.nextBoolean() ? clear() : List.of());
      }
      JsonNode bundle = json(export);
      org.assertj.core.api.Assertions.assertThatCode(() -> StixRules.hold(bundle))
          .as("seed %d, round %d", seed, round)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theSinkWritesABundleForEachAlertAndTheSameOneWhenItComesAgain() throws Exception {
    ObjectNode entry =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "tools")
            .put("type", "stix")
            .put("folder", "bundles")
            .put("tlp", "red");
    DetectionSink sink =
        new StixKind().open(new SinkSettings(new SinkEntry(entry), folder), sample.around());
    VerifiedAlert alert =
        sample.alert(FIRST, CAMPAIGN, CLUSTER, AlertState.ACTIVE, Sample.ISSUED, Optional.empty());
    sink.accept(alert, new TreeSet<>(List.of("acct-1")));
    Path file = folder.resolve("bundles/" + FIRST.uuid() + ".json");
    byte[] written = Files.readAllBytes(file);
    sink.accept(alert, new TreeSet<>(List.of("acct-1")));

    assertThat(Files.readAllBytes(file)).isEqualTo(written);
    assertThat(CanonicalJson.write(new ObjectMapper().readTree(written))).isEqualTo(written);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    JsonNode bundle = new ObjectMapper().readTree(written);
    StixRules.hold(bundle);
    assertThat(bundle.toString()).contains("TLP:RED", "user-account:user_id = 'acct-1'");
  }

  @Test
  void aRetractionAfterARestartKnowsWhenTheClusterWasFirstTold() throws Exception {
    VerifiedAlert alert =
        sample.alert(FIRST, CAMPAIGN, CLUSTER, AlertState.ACTIVE, Sample.ISSUED, Optional.empty());
    sample.store().keepDelivered(FIRST, alert.jws());
    StixExport export =
        new StixExport(
            AlertHistory.of(sample.store(), sample.root()),
            sample.root().lab().value(),
            Tlp.AMBER_STRICT,
            70);
    export.add(retracted(), List.of());
    assertThat(ofType(json(export), "report").get(0).path("created").asText())
        .isEqualTo("2026-11-24T10:00:00.000Z");
    assertThat(ofType(json(export), "campaign").get(0).path("revoked").asBoolean()).isTrue();
  }
}
