package org.stillwatch.wire.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.stillwatch.wire.canonical.MalformedJson.Reason;

/** The JSON Canonicalization Scheme (RFC 8785), strict in both directions. Stateless. */
public final class CanonicalJson {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  /** RFC 8785 section 3.2.3: names in the order of their UTF-16 code units. */
  private static final Comparator<Map.Entry<String, JsonNode>> BY_UTF16 =
      Map.Entry.comparingByKey();

  private final StringBuilder out = new StringBuilder(256);

  private CanonicalJson() {}

  /**
   * The canonical bytes of a tree.
   *
   * @throws MalformedJson for what RFC 8785 cannot write: numbers that are not finite doubles, lone
   *     surrogates, nodes that are not JSON, nesting beyond {@link Limits#DEEPEST}
   */
  public static byte[] write(JsonNode value) {
    var writer = new CanonicalJson();
    writer.value(value, 0);
    return writer.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the wire profile: strict JSON, integers only and within +-(2^53-1), and the bytes are
   * already the canonical form of what they say.
   *
   * @throws MalformedJson otherwise
   */
  public static JsonNode readExact(byte[] text, Limits limits) {
    var value = StrictJson.read(text, limits, true);
    if (!Arrays.equals(write(value), text)) {
      throw new MalformedJson(Reason.NOT_CANONICAL, "");
    }
    return value;
  }

  private void value(JsonNode value, int depth) {
    switch (value.getNodeType()) {
      case OBJECT -> object(value, depth + 1);
      case ARRAY -> array(value, depth + 1);
      case STRING -> string(value.textValue());
      case NUMBER -> number(value);
      case BOOLEAN -> out.append(value.booleanValue());
      case NULL -> out.append("null");
      case BINARY, MISSING, POJO -> throw new MalformedJson(Reason.NOT_JSON, "");
    }
  }

  private void object(JsonNode object, int depth) {
    checkDepth(depth);
    var members = new ArrayList<>(object.properties());
    members.sort(BY_UTF16);
    out.append('{');
    var separator = "";
    for (var member : members) {
      out.append(separator);
      string(member.getKey());
      out.append(':');
      value(member.getValue(), depth);
      separator = ",";
    }
    out.append('}');
  }

  private void array(JsonNode array, int depth) {
    checkDepth(depth);
    out.append('[');
    var separator = "";
    for (var element : array) {
      out.append(separator);
      value(element, depth);
      separator = ",";
    }
    out.append(']');
  }

  private void number(JsonNode number) {
    if (number.isIntegralNumber() && number.canConvertToLong()) {
      var value = number.longValue();
      if (value >= -StrictJson.MAX_INTEGER && value <= StrictJson.MAX_INTEGER) {
        out.append(value);
        return;
      }
    }
    out.append(EcmaNumber.write(number.doubleValue()));
  }

  /** RFC 8785 section 3.2.2.2. */
  private void string(String text) {
    if (Surrogates.firstLone(text) >= 0) {
      throw new MalformedJson(Reason.LONE_SURROGATE, "");
    }
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < 0x20) {
        control(c);
      } else if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private void control(char c) {
    switch (c) {
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xF]);
    }
  }

  private static void checkDepth(int depth) {
    if (depth > Limits.DEEPEST) {
      throw new MalformedJson(Reason.TOO_DEEP, "");
    }
  }
}
