package org.stillwatch.sdk.sink.stix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.indicator.StixTime;

/** What STIX 2.1 asks of a bundle and no schema can say. */
final class StixRules {
  private StixRules() {}

  static void hold(JsonNode bundle) {
    assertThat(bundle.path("type").asText()).isEqualTo("bundle");
    StixId.parse("bundle", bundle.path("id").asText());
    Set<String> ids = new HashSet<>();
    for (JsonNode object : bundle.path("objects")) {
      String id = object.path("id").asText();
      assertThat(ids.add(id)).as("one version of %s", id).isTrue();
      assertThat(StixId.parse(id).type()).isEqualTo(object.path("type").asText());
    }
    for (JsonNode object : bundle.path("objects")) {
      references(object, ids);
      times(object);
      assertThat(object.path("spec_version").asText()).isEqualTo("2.1");
      object
          .path("extensions")
          .fieldNames()
          .forEachRemaining(name ->
              // Only the extension of TLP 2.0, which OASIS published.
              assertThat(name)
                  .isEqualTo("extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"));
      object.fieldNames().forEachRemaining(name -> assertThat(name).doesNotStartWith("x_"));
    }
  }

  private static void references(JsonNode object, Set<String> ids) {
    object
        .properties()
        .forEach(field -> {
          if (field.getKey().endsWith("_ref")) {
            assertThat(ids).contains(field.getValue().asText());
          }
          if (field.getKey().endsWith("_refs")) {
            assertThat(field.getValue()).isNotEmpty();
            field.getValue().forEach(one -> assertThat(ids).contains(one.asText()));
          }
        });
  }

  private static void times(JsonNode object) {
    if (object.has("modified")) {
      assertThat(StixTime.parse(object.path("modified").asText()))
          .isAfterOrEqualTo(StixTime.parse(object.path("created").asText()));
    }
    if (object.has("valid_until")) {
      assertThat(StixTime.parse(object.path("valid_until").asText()))
          .isAfter(StixTime.parse(object.path("valid_from").asText()));
    }
  }
}
