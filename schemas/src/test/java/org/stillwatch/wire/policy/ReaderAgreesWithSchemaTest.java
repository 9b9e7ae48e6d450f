package org.stillwatch.wire.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spoils every field of the standard policy in turn: the reader and the schema both refuse it. */
class ReaderAgreesWithSchemaTest {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Shipped.tree("policy.schema.json"));
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<JsonNode> NEVER_RIGHT =
      List.of(
          NODES.nullNode(),
          NODES.numberNode(-1),
          NODES.numberNode(1.5),
          NODES.numberNode(3_000_000_000L),
          NODES.textNode(""),
          NODES.textNode("Ünknown!"),
          NODES.arrayNode(),
          NODES.objectNode());

  static Stream<String> pointers() {
    var found = new ArrayList<String>();
    collect(Shipped.tree("hub.json"), "", found);
    return found.stream();
  }

  static Stream<String> objects() {
    var tree = Shipped.tree("hub.json");
    return Stream.concat(
        Stream.of(""),
        pointers().filter(pointer -> tree.at(pointer).isObject() && !pointer.equals("/kinds")));
  }

  /** A policy may do without any one kind; one from before hubs had a log says nothing of it. */
  static Stream<String> needed() {
    return pointers()
        .filter(
            pointer -> !pointer.matches("/kinds/[^/]+|/log|/liaison|/liaison/legal_basis/[^/]+"));
  }

  static Stream<String> lists() {
    var tree = Shipped.tree("hub.json");
    return pointers().filter(pointer -> tree.at(pointer).isArray());
  }

  @ParameterizedTest
  @MethodSource("needed")
  void aMissingFieldIsRefused(String pointer) {
    var tree = Shipped.tree("hub.json");
    parent(tree, pointer).remove(name(pointer));

    refusedByTheReader(tree, pointer + " removed");
    if (!pointer.contains("/sharing")
        && !pointer.endsWith("/near_percent")
        && !pointer.endsWith("/public_min_accounts")) {
      refusedByTheSchema(tree, pointer + " removed");
    }
  }

  @ParameterizedTest
  @MethodSource("pointers")
  void aValueOfTheWrongSortIsRefused(String pointer) {
    for (var wrong : NEVER_RIGHT) {
      var tree = Shipped.tree("hub.json");
      parent(tree, pointer).set(name(pointer), wrong);

      refusedByTheReader(tree, pointer + " = " + wrong);
      if (!(pointer.endsWith("/sharing") && wrong.isObject())) {
        refusedByTheSchema(tree, pointer + " = " + wrong);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("objects")
  void anUnknownFieldIsRefused(String pointer) {
    var tree = Shipped.tree("hub.json");
    Shipped.at(tree, pointer).put("unheard-of", 1);

    refusedByTheReader(tree, pointer + " with an unknown field");
    refusedByTheSchema(tree, pointer + " with an unknown field");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aListWithAForeignOrRepeatedEntryIsRefused(String pointer) {
    var first = Shipped.tree("hub.json").at(pointer + "/0");
    for (var entry : List.of(NODES.textNode("Ünknown!"), NODES.nullNode(), first)) {
      var tree = Shipped.tree("hub.json");
      ((ArrayNode) tree.at(pointer)).add(entry);

      refusedByTheReader(tree, pointer + " with " + entry);
      refusedByTheSchema(tree, pointer + " with " + entry);
    }
  }

  private static void refusedByTheReader(JsonNode tree, String what) {
    assertThatThrownBy(() -> Policy.read(Shipped.bytes(tree)))
        .as(what)
        .isInstanceOf(PolicyInvalid.class);
  }

  private static void refusedByTheSchema(JsonNode tree, String what) {
    assertThat(SCHEMA.validate(tree)).as(what).isNotEmpty();
  }

  private static void collect(JsonNode object, String pointer, List<String> found) {
    object
        .properties()
        .forEach(field -> {
          var at = pointer + "/" + field.getKey();
          found.add(at);
          collect(field.getValue(), at, found);
        });
  }

  private static ObjectNode parent(ObjectNode tree, String pointer) {
    return Shipped.at(tree, pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
