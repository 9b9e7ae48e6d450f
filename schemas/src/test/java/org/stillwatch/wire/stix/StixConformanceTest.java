package org.stillwatch.wire.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.Indicator;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.policy.ExchangesBucket;
import org.stillwatch.wire.report.BenignExplanation;
import org.stillwatch.wire.report.ClusterReport;
import org.stillwatch.wire.report.EvidenceClass;
import org.stillwatch.wire.report.Handling;
import org.stillwatch.wire.report.Technique;
import org.stillwatch.wire.report.ThreatBasis;
import org.stillwatch.wire.report.Verdict;
import org.stillwatch.wire.report.VerdictWord;
import org.stillwatch.wire.report.Withdrawal;
import org.stillwatch.wire.report.WithdrawalReason;

/** Our objects hold to our schemas and, where they lie beside the checkout, to those of OASIS. */
class StixConformanceTest {
  private static final String OASIS =
      "http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  static Stream<ObjectNode> objects() {
    List<ObjectNode> objects = new ArrayList<>();
    ClusterReport report = report();
    objects.add(report.toStix());
    report.indicators().forEach(indicator -> objects.add(indicator.toStix()));
    objects.add(
        new Withdrawal(
                id(Withdrawal.TYPE), lab(), NOW, List.of(report.id()), WithdrawalReason.MISTAKEN)
            .toStix());
    for (VerdictWord word : VerdictWord.values()) {
      objects.add(
          new Verdict(
                  id(Verdict.TYPE),
                  lab(),
                  NOW,
                  id("stillwatch-alert"),
                  word,
                  Optional.of("reseller"))
              .toStix());
    }
    return objects.stream();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void whatWeMakeHoldsToOurSchema(ObjectNode object) {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                StixConformanceTest.class.getResourceAsStream(
                    "/org/stillwatch/wire/json/v1/" + object.path("type").asText() + ".json"));
    assertThat(schema.validate(object)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void whatWeMakeHoldsToTheSchemaOfOasis(ObjectNode object) {
    String type = object.path("type").asText();
    assumeTrue(!type.startsWith("stillwatch-"), "a type of our own has no schema at OASIS");
    assertThat(oasis("sdos/" + type + ".json").validate(object)).isEmpty();
  }

  /** What a lab exports to tools; the SDK's tests hold these files to what it makes. */
  @ParameterizedTest
  @ValueSource(strings = {"alert.json", "alert-with-clear-values.json", "alert-retracted.json"})
  void theExamplesForToolsHoldToTheSchemasOfOasis(String name) throws Exception {
    JsonNode bundle;
    try (InputStream in = StixConformanceTest.class.getResourceAsStream("examples/" + name)) {
      bundle = new ObjectMapper().readTree(in);
    }
    assertThat(oasis("common/bundle.json").validate(bundle)).isEmpty();
    assertThat(bundle.path("objects")).hasSizeGreaterThan(4);
    for (JsonNode object : bundle.path("objects")) {
      String type = object.path("type").asText();
      String room =
          switch (type) {
            case "relationship", "sighting" -> "sros/";
            case "marking-definition" -> "common/";
            default -> "sdos/";
          };
      assertThat(oasis(room + type + ".json").validate(object)).as(type).isEmpty();
    }
  }

  @Test
  void everyExtensionIsDefinedAsOasisAsks() {
    for (JsonNode object : ExtensionDefinitions.bundle().path("objects")) {
      if (object.path("type").asText().equals("extension-definition")) {
        assertThat(oasis("common/extension-definition.json").validate(object)).isEmpty();
      }
    }
  }

  @Test
  void everyExtensionIsDefinedOnceWithItsType() {
    for (Extension extension : Extension.values()) {
      List<JsonNode> definitions = new ArrayList<>();
      ExtensionDefinitions.bundle()
          .path("objects")
          .forEach(object -> {
            if (object.path("id").asText().equals(extension.ref())) {
              definitions.add(object);
            }
          });
      assertThat(definitions).hasSize(1);
      assertThat(definitions.get(0).path("extension_types").path(0).asText())
          .isEqualTo(extension.extensionType());
    }
  }

  private static JsonSchema oasis(String name) {
    Path folder =
        Optional.ofNullable(System.getenv("STILLWATCH_SHARED"))
            .map(Path::of)
            .orElseGet(
                () -> Path.of(System.getProperty("stillwatch.root", "..")).resolve("../shared"))
            .resolve("stix-schemas");
    assumeTrue(
        Files.isDirectory(folder), "skipped: the OASIS schemas are not beside this checkout");
    return JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder ->
                builder.schemaMappers(mappers ->
                    mappers.mapPrefix(OASIS, folder.toAbsolutePath().normalize().toUri() + "")))
        .getSchema(SchemaLocation.of(OASIS + name));
  }

  private static ClusterReport report() {
    List<Indicator> indicators = new ArrayList<>();
    for (IndicatorKind kind : IndicatorKinds.all()) {
      indicators.add(
          new Indicator(
              id(Indicator.TYPE),
              lab(),
              NOW,
              NOW.plus(Duration.ofDays(60)),
              80,
              Handling.DEFAULT.tlp(),
              Handling.DEFAULT.pap(),
              kind,
              kind.examples().get(0)));
    }
    return new ClusterReport(
        id(ClusterReport.TYPE),
        lab(),
        NOW,
        LocalDate.parse("2026-11-01"),
        LocalDate.parse("2026-11-20"),
        AccountsBucket.FROM_20,
        ExchangesBucket.FROM_1000,
        Set.of(Technique.REASONING_TRACE_ELICITATION),
        Set.of(ThreatBasis.AUTOMATED_EXTRACTION),
        EvidenceClass.AUTOMATED,
        Set.of(BenignExplanation.RESELLER),
        Handling.DEFAULT,
        indicators);
  }

  private static StixId lab() {
    return new StixId("identity", UUID.fromString("1b28cbcc-010d-4eed-90f0-90060a564272"));
  }

  private static StixId id(String type) {
    return new StixId(type, UUID.randomUUID());
  }
}
