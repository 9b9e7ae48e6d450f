package org.stillwatch.hub.feed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The published schemas of STIX 2.1, where they lie beside the checkout. */
final class OasisSchemas {
  private static final String BASE =
      "http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";

  private final JsonSchemaFactory factory;

  OasisSchemas() {
    Path folder =
        Optional.ofNullable(System.getenv("STILLWATCH_SHARED"))
            .map(Path::of)
            .orElseGet(
                () -> Path.of(System.getProperty("stillwatch.root", "..")).resolve("../shared"))
            .resolve("stix-schemas");
    assumeTrue(
        Files.isDirectory(folder), "skipped: the OASIS schemas are not beside this checkout");
    factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder ->
                builder.schemaMappers(mappers ->
                    mappers.mapPrefix(BASE, folder.toAbsolutePath().normalize().toUri() + "")));
  }

  Set<ValidationMessage> findings(JsonNode object) {
    String type = object.path("type").asText();
    String room =
        switch (type) {
          case "relationship", "sighting" -> "sros/";
          case "marking-definition", "extension-definition" -> "common/";
          default -> "sdos/";
        };
    JsonSchema schema = factory.getSchema(SchemaLocation.of(BASE + room + type + ".json"));
    return schema.validate(object);
  }
}
