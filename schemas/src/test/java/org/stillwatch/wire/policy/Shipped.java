package org.stillwatch.wire.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The policies in governance/policy, as bytes and as trees that a test may spoil. */
final class Shipped {
  static final ObjectMapper JSON = new ObjectMapper();

  private Shipped() {}

  static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(
          Path.of(System.getProperty("stillwatch.root", ".."), "governance", "policy", file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode tree(String file) {
    try {
      return (ObjectNode) JSON.readTree(bytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(JsonNode tree) {
    return tree.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The standard policy after a change. */
  static byte[] standardBut(Consumer<ObjectNode> change) {
    var tree = tree("hub.json");
    change.accept(tree);
    return bytes(tree);
  }

  /** The object at a JSON pointer, which must be there. */
  static ObjectNode at(ObjectNode tree, String pointer) {
    return (ObjectNode) tree.at(pointer);
  }
}
