package org.stillwatch.wire.indicator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /** The most that an agreement of this kind may ever cause; a policy may only lower it. */
  Standing standing();

  /** The longest that an indicator of this kind may live, whatever the policy says. */
  default Duration longest() {
    return Duration.ofDays(400);
  }

  /** What is searched for among all others' values; the fields hold to the schema. */
  List<MatchValue> matchValues(JsonNode fields);

  /**
   * How sketches of this kind are held against each other, if they are: only between clusters that
   * something else has brought together, never searched for among all others'.
   */
  default Optional<Measure> comparedBy() {
    return Optional.empty();
  }

  /** The sketch that is compared; present for every indicator of a kind that has a measure. */
  default Optional<Compared> compared(JsonNode fields) {
    return Optional.empty();
  }

  /** The cautions that come with the indicator. */
  default Set<Caution> cautions(JsonNode fields) {
    EnumSet<Caution> cautions = EnumSet.noneOf(Caution.class);
    fields.path(Caution.FIELD).forEach(word -> cautions.add(Caution.of(word.textValue())));
    return cautions;
  }

  /** Whether its values agree when they are alike, and not only when they are equal. */
  boolean byLikeness();

  /** Extensions that hold to the schema; the tests and the documentation use them. */
  List<ObjectNode> examples();

  /** The whole STIX pattern (STIX 2.1 section 9). */
  default String pattern(JsonNode fields) {
    return "[" + observable() + ":value = '" + patternValue(fields) + "']";
  }
}
