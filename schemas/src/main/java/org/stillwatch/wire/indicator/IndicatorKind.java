package org.stillwatch.wire.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A kind of indicator: the open seam. A new kind is one class, one JSON Schema, one vectors file
 * and one line in {@link IndicatorKinds}. Implementations are stateless.
 */
public interface IndicatorKind {
  /** The kind's name, such as {@code payment-token}; what a policy speaks of. */
  String name();

  /** Name and version of its form, such as {@code payment-token/1}. Forms never change meaning. */
  String form();

  /** Resource beside the schemas that describes the extension's fields. */
  default String schema() {
    return form().replace('/', '-') + ".json";
  }

  /** The custom cyber-observable type of which the STIX pattern speaks. */
  default String observable() {
    return "stillwatch-" + name();
  }

  /** The value in the STIX pattern: it follows from the fields, and the hub checks that it does. */
  String patternValue(JsonNode fields);

  /** What of the indicator is compared with others'; the fields hold to the schema. */
  List<MatchValue> matchValues(JsonNode fields);

  /** Whether its values agree when they are alike, and not only when they are equal. */
  boolean byLikeness();

  /** Extensions that hold to the schema; the tests and the documentation use them. */
  List<ObjectNode> examples();

  /** The whole STIX pattern (STIX 2.1 section 9). */
  default String pattern(JsonNode fields) {
    return "[" + observable() + ":value = '" + patternValue(fields) + "']";
  }
}
