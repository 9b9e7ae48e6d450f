package org.stillwatch.hub.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.problem.Reason;

/**
 * The JSON Schemas of the wire. A fault is told in the schema's own words, which never hold a value
 * or a name of the sender's making. Immutable and thread-safe.
 */
final class Schemas {
  private static final String FOLDER = "/org/stillwatch/wire/json/v1/";
  private static final List<String> TYPES =
      List.of("grouping", "indicator", "stillwatch-withdrawal", "opinion");
  private static final int LONGEST = 400;

  private final Map<String, JsonSchema> byName = new HashMap<>();

  Schemas() {
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().build();
    TYPES.forEach(type -> byName.put(type, read(factory, config, type + ".json")));
    for (IndicatorKind kind : IndicatorKinds.all()) {
      byName.put(kind.form(), read(factory, config, kind.schema()));
    }
  }

  /** The schema of a STIX type or of a kind's form. */
  Optional<JsonSchema> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Every fault of the tree under that schema; pointers begin with the prefix. */
  static List<Reason> faults(JsonSchema schema, JsonNode tree, String prefix) {
    List<Reason> faults = new ArrayList<>();
    for (ValidationMessage message : schema.validate(tree)) {
      String pointer = message.getInstanceLocation().toString().replace("$", "").replace('.', '/');
      faults.add(
          new Reason(
              0, prefix + pointer, expectation(message), "make the object with the client SDK"));
    }
    return faults;
  }

  private static String expectation(ValidationMessage message) {
    String rule =
        switch (message.getType()) {
          case "required" -> "the field " + message.getProperty();
          case "additionalProperties", "unevaluatedProperties" -> "no field beyond the schema's";
          case "pattern" -> "text of the form " + message.getSchemaNode();
          case "const" -> "the value " + message.getSchemaNode();
          case "enum" -> "one of " + message.getSchemaNode();
          case "type" -> "the type " + message.getSchemaNode();
          case "minItems" -> "at least " + message.getSchemaNode() + " items";
          case "maxItems" -> "at most " + message.getSchemaNode() + " items";
          case "minimum" -> "at least " + message.getSchemaNode();
          case "maximum" -> "at most " + message.getSchemaNode();
          case "uniqueItems" -> "no item twice";
          default -> "what the schema says under " + message.getType();
        };
    return rule.length() <= LONGEST ? rule : rule.substring(0, LONGEST) + "…";
  }

  private static JsonSchema read(
      JsonSchemaFactory factory, SchemaValidatorsConfig config, String name) {
    try (InputStream in = Schemas.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the schema " + name + " is missing");
      }
      JsonSchema schema = factory.getSchema(in, config);
      schema.initializeValidators();
      return schema;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
