package org.stillwatch.wire.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;

/** What every kind of indicator keeps. A new kind is tested as soon as it is on the list. */
class IndicatorKindContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WIRE = "/org/stillwatch/wire/";

  static List<IndicatorKind> kinds() {
    return IndicatorKinds.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void itsExamplesHoldToItsSchemaAndToThatOfIndicators(IndicatorKind kind) throws IOException {
    JsonSchema indicators = schema("indicator.json");
    JsonSchema own = schema(kind.schema());
    assertThat(kind.examples()).isNotEmpty();
    for (ObjectNode fields : kind.examples()) {
      assertThat(own.validate(fields)).isEmpty();
      assertThat(indicators.validate(indicator(kind, fields).toStix())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void itsExamplesAreCanonicalWhenTheyTravel(IndicatorKind kind) {
    for (ObjectNode fields : kind.examples()) {
      byte[] canonical = CanonicalJson.write(indicator(kind, fields).toStix());
      JsonNode read = CanonicalJson.readExact(canonical, new Limits(16_384, 12));
      assertThat(read).isEqualTo(indicator(kind, fields).toStix());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void itsValidVectorsHoldAndGiveTheirPattern(IndicatorKind kind) throws IOException {
    JsonNode valid = vectors(kind).path("valid");
    assertThat(valid).isNotEmpty();
    for (JsonNode vector : valid) {
      JsonNode fields = vector.path("fields");
      assertThat(schema(kind.schema()).validate(fields)).as(vector.path("what").asText()).isEmpty();
      assertThat(kind.pattern(fields)).isEqualTo(vector.path("pattern").asText());
      assertThat(kind.matchValues(fields).isEmpty())
          .as("searched for, or compared")
          .isEqualTo(kind.compared(fields).isPresent());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void itsInvalidVectorsAreRefused(IndicatorKind kind) throws IOException {
    JsonNode invalid = vectors(kind).path("invalid");
    assertThat(invalid).isNotEmpty();
    for (JsonNode vector : invalid) {
      assertThat(schema(kind.schema()).validate(vector.path("fields")))
          .as(vector.path("what").asText())
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void itIsFoundByItsFormAndComparesUnderIt(IndicatorKind kind) {
    assertThat(IndicatorKinds.ofForm(kind.form())).contains(kind);
    for (ObjectNode fields : kind.examples()) {
      assertThat(kind.matchValues(fields))
          .allSatisfy(value -> assertThat(value.comparison().name()).startsWith(kind.form() + " "));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatItSearchesForIsNamedByItsComparison(IndicatorKind kind) {
    for (ObjectNode fields : kind.examples()) {
      assertThat(kind.matchValues(fields))
          .extracting(MatchValue::comparison)
          .allSatisfy(one -> {
            assertThat(Comparison.named(one.name())).isEqualTo(one);
            assertThat(one.name()).hasSizeLessThanOrEqualTo(64);
            assertThat(one.standing()).isLessThanOrEqualTo(kind.standing());
          });
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsOnlyComparedNeverStandsAlone(IndicatorKind kind) {
    for (ObjectNode fields : kind.examples()) {
      assertThat(kind.compared(fields).isPresent()).isEqualTo(kind.comparedBy().isPresent());
    }
    if (kind.comparedBy().isPresent()) {
      assertThat(kind.standing()).isLessThan(Standing.ALONE);
    }
  }

  private static Indicator indicator(IndicatorKind kind, ObjectNode fields) {
    Instant created = Instant.parse("2026-11-23T08:00:00Z");
    return new Indicator(
        new StixId("indicator", UUID.fromString("6d8b250f-cf64-4f30-829f-18db71938a08")),
        new StixId("identity", UUID.fromString("1b28cbcc-010d-4eed-90f0-90060a564272")),
        created,
        created.plus(Duration.ofDays(60)),
        80,
        Tlp.AMBER_STRICT,
        Pap.RED,
        kind,
        fields);
  }

  private static JsonSchema schema(String name) throws IOException {
    try (InputStream in = open("json/v1/" + name)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }

  private static JsonNode vectors(IndicatorKind kind) throws IOException {
    try (InputStream in = open("vectors/" + kind.schema())) {
      return JSON.readTree(in);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(
        IndicatorKindContractTest.class.getResourceAsStream(WIRE + name), name);
  }
}
