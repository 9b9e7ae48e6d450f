package org.stillwatch.wire.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * One JSON object of a policy while it is read. Every wrong field becomes a finding and a harmless
 * value takes its place, so that one pass finds everything; {@link #end} finds what nobody asked
 * for. Not thread-safe; lives for one reading.
 */
final class Section {
  private static final JsonNode MISSING = JsonNodeFactory.instance.missingNode();
  private static final Pattern INSTANT =
      Pattern.compile("[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z");
  private static final int MAX_SENTENCE = 400;
  private static final int MIN_SENTENCE = 10;

  private final JsonNode object;
  private final String pointer;
  private final List<Finding> findings;
  private final Set<String> asked = new HashSet<>();

  Section(JsonNode object, String pointer, List<Finding> findings) {
    this.object = object;
    this.pointer = pointer;
    this.findings = findings;
    if (!object.isObject() && !object.isMissingNode()) {
      findings.add(
          new Finding(pointer, "Is not an object. Write {…} with the fields of the schema."));
    }
  }

  int integer(String field, int least, int most) {
    var node = field(field);
    if (node.isMissingNode()) {
      return least;
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < least
        || node.intValue() > most) {
      wrong(field, "Is not an integer from " + least + " to " + most + ". Write one, in digits.");
      return least;
    }
    return node.intValue();
  }

  boolean flag(String field) {
    var node = field(field);
    if (!node.isMissingNode() && !node.isBoolean()) {
      wrong(field, "Is neither true nor false. Write one of the two, without quotes.");
    }
    return node.isBoolean() && node.booleanValue();
  }

  /** Text that matches a pattern, described by {@code expected}. */
  String text(String field, Pattern pattern, String expected) {
    var node = field(field);
    if (node.isMissingNode()) {
      return "";
    }
    if (!node.isTextual() || !pattern.matcher(node.textValue()).matches()) {
      wrong(field, "Is not " + expected + ". Write it so.");
      return "";
    }
    return node.textValue();
  }

  /** A sentence for people. */
  String sentence(String field) {
    var node = field(field);
    if (node.isMissingNode()) {
      return "";
    }
    var length =
        node.isTextual() ? node.textValue().codePointCount(0, node.textValue().length()) : 0;
    if (length < MIN_SENTENCE || length > MAX_SENTENCE) {
      wrong(
          field,
          "Is not a text of "
              + MIN_SENTENCE
              + " to "
              + MAX_SENTENCE
              + " characters. Say in a sentence or two why or what.");
      return "";
    }
    return node.textValue();
  }

  Instant instant(String field) {
    var text = text(field, INSTANT, "a moment in UTC and whole seconds, 2027-01-31T00:00:00Z");
    if (text.isEmpty()) {
      return Instant.EPOCH;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      wrong(field, "Is not a day of the calendar. Write a moment that exists.");
      return Instant.EPOCH;
    }
  }

  /** One of several words. */
  String oneOf(String field, List<String> words) {
    var node = field(field);
    if (node.isMissingNode()) {
      return words.get(0);
    }
    if (!node.isTextual() || !words.contains(node.textValue())) {
      wrong(field, "Is none of " + String.join(", ", words) + ". Write one of them.");
      return words.get(0);
    }
    return node.textValue();
  }

  /** Distinct texts that all match a pattern, in the order of the file. */
  Set<String> texts(String field, int most, Pattern pattern, String expected) {
    var found = new LinkedHashSet<String>();
    for (var node : array(field, most)) {
      if (node.isTextual() && pattern.matcher(node.textValue()).matches()) {
        if (!found.add(node.textValue())) {
          wrong(field, "Names " + node.textValue() + " twice. Name it once.");
        }
      } else {
        wrong(field, "Holds something that is not " + expected + ". Correct or remove it.");
      }
    }
    return found;
  }

  /** Distinct words of a list, in the order of the file. */
  Set<String> words(String field, List<String> words) {
    var found = new LinkedHashSet<String>();
    for (var node : array(field, words.size())) {
      if (!node.isTextual() || !words.contains(node.textValue())) {
        wrong(
            field, "Holds something that is none of " + String.join(", ", words) + ". Remove it.");
      } else if (!found.add(node.textValue())) {
        wrong(field, "Names " + node.textValue() + " twice. Name it once.");
      }
    }
    return found;
  }

  /** Distinct integers, in the order of the file. */
  List<Integer> integers(String field, int most, int least, int greatest) {
    var found = new ArrayList<Integer>();
    for (var node : array(field, most)) {
      if (node.isIntegralNumber()
          && node.canConvertToInt()
          && node.intValue() >= least
          && node.intValue() <= greatest) {
        found.add(node.intValue());
      } else {
        wrong(field, "Holds something that is no integer from " + least + " to " + greatest + ".");
      }
    }
    return found;
  }

  Section section(String field) {
    return new Section(field(field), pointer + "/" + escaped(field), findings);
  }

  Optional<Section> optional(String field) {
    asked.add(field);
    return object.has(field) ? Optional.of(section(field)) : Optional.empty();
  }

  /** Reads a field that may be missing without a finding. */
  <T> Optional<T> ifPresent(String field, BiFunction<Section, String, T> reading) {
    asked.add(field);
    return object.has(field) ? Optional.of(reading.apply(this, field)) : Optional.empty();
  }

  /** The names of the fields that are there. */
  List<String> names() {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  String pointerTo(String field) {
    return pointer + "/" + escaped(field);
  }

  /** Call it last: reports every field that was not read. */
  void end() {
    for (var name : names()) {
      if (!asked.contains(name)) {
        wrong(
            name,
            "Is unknown here. Remove it or correct its spelling; the schema lists the names.");
      }
    }
  }

  /** A finding on the object itself. */
  void none(String words) {
    findings.add(new Finding(pointer, words));
  }

  void wrong(String field, String words) {
    findings.add(new Finding(pointerTo(field), words));
  }

  private List<JsonNode> array(String field, int most) {
    var node = field(field);
    if (node.isMissingNode()) {
      return List.of();
    }
    if (!node.isArray() || node.isEmpty() || node.size() > most) {
      wrong(field, "Is not a list of 1 to " + most + " entries. Write [ … ].");
      return List.of();
    }
    var entries = new ArrayList<JsonNode>();
    node.forEach(entries::add);
    return entries;
  }

  private JsonNode field(String field) {
    asked.add(field);
    if (!object.isObject()) {
      return MISSING;
    }
    var node = object.get(field);
    if (node == null) {
      wrong(field, "Is missing. Add it; the schema says what it means.");
      return MISSING;
    }
    return node;
  }

  /** RFC 6901 section 3. */
  private static String escaped(String field) {
    return field.replace("~", "~0").replace("/", "~1");
  }
}
