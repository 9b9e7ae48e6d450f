package org.stillwatch.wire.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Random;

/** Trees of JSON from a seeded source, with the values that tend to go wrong. */
final class RandomJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final Random random;
  private final boolean integersOnly;

  RandomJson(Random random, boolean integersOnly) {
    this.random = random;
    this.integersOnly = integersOnly;
  }

  JsonNode tree(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> NODES.textNode(text());
      case 1 -> NODES.numberNode(integer());
      case 2 -> integersOnly ? NODES.booleanNode(true) : NODES.numberNode(number());
      case 3 -> NODES.booleanNode(random.nextBoolean());
      case 4 -> NODES.nullNode();
      case 5 -> array(depth - 1);
      default -> object(depth - 1);
    };
  }

  private JsonNode array(int depth) {
    var array = NODES.arrayNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      array.add(tree(depth));
    }
    return array;
  }

  JsonNode object(int depth) {
    var object = NODES.objectNode();
    for (int i = random.nextInt(6); i > 0; i--) {
      object.set(text(), tree(depth));
    }
    return object;
  }

  String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.appendCodePoint(codePoint());
    }
    return text.toString();
  }

  private int codePoint() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(0x20);
      case 1 -> "\"\\/\u007f\u0080\u2028\ufeff\uffff".charAt(random.nextInt(8));
      case 2 -> 0x10000 + random.nextInt(0x100000);
      case 3 -> 0xE000 + random.nextInt(0x2000);
      case 4 -> 0x80 + random.nextInt(0xD800 - 0x80);
      default -> 0x20 + random.nextInt(0x60);
    };
  }

  private long integer() {
    return random.nextLong() >> (11 + random.nextInt(50));
  }

  double number() {
    var value =
        switch (random.nextInt(5)) {
          case 0 -> Math.scalb(1.0, random.nextInt(2098) - 1074);
          case 1 ->
              Math.nextAfter(Math.scalb(1.0, random.nextInt(2000) - 1000), random.nextGaussian());
          case 2 -> random.nextInt(1_000_000) / 1000.0;
          case 3 -> Math.pow(10, random.nextInt(600) - 300);
          default -> Double.longBitsToDouble(random.nextLong());
        };
    return Double.isFinite(value) ? value : 0.5;
  }
}
