package org.stillwatch.wire.canonical;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.stillwatch.wire.canonical.MalformedJson.Reason;

/**
 * Reads JSON that means the same to every reader: valid UTF-8 without a byte order mark, no
 * duplicate names, no lone surrogates, nothing after the value, within limits (RFC 7493, I-JSON).
 * Stateless.
 */
public final class StrictJson {
  /** 2^53-1: the largest integer that every JSON reader represents exactly. */
  public static final long MAX_INTEGER = (1L << 53) - 1;

  /** Without the shared table of names: it can be made to overflow by chosen names. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final int maxDepth;
  private final boolean integersOnly;

  private StrictJson(JsonParser parser, int maxDepth, boolean integersOnly) {
    this.parser = parser;
    this.maxDepth = maxDepth;
    this.integersOnly = integersOnly;
  }

  /** Reads one value; numbers may be any finite double. */
  public static JsonNode read(byte[] text, Limits limits) {
    return read(text, limits, false);
  }

  static JsonNode read(byte[] text, Limits limits, boolean integersOnly) {
    var characters = decode(text, limits);
    try (var parser = FACTORY.createParser(characters)) {
      return new StrictJson(parser, limits.maxDepth(), integersOnly).document();
    } catch (StreamConstraintsException _hidden) {
      throw new MalformedJson(Reason.TOO_LARGE, "");
    } catch (JsonProcessingException e) {
      // The cause is left out on purpose: Jackson's messages repeat the text.
      var place = e.getLocation();
      throw new MalformedJson(
          Reason.SYNTAX, place == null ? "" : "offset " + place.getCharOffset());
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  private static String decode(byte[] text, Limits limits) {
    if (text.length > limits.maxBytes()) {
      throw new MalformedJson(Reason.TOO_LARGE, "");
    }
    try {
      var characters = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
      if (!characters.isEmpty() && characters.charAt(0) == '\uFEFF') {
        throw new MalformedJson(Reason.BYTE_ORDER_MARK, "offset 0");
      }
      return characters;
    } catch (CharacterCodingException _hidden) {
      throw new MalformedJson(Reason.NOT_UTF8, "");
    }
  }

  private JsonNode document() throws IOException {
    var first = parser.nextToken();
    if (first == null) {
      throw new MalformedJson(Reason.SYNTAX, "offset 0");
    }
    var value = value(first, 0);
    if (hasMore()) {
      throw refusal(Reason.TRAILING_CONTENT);
    }
    return value;
  }

  private boolean hasMore() throws IOException {
    try {
      return parser.nextToken() != null;
    } catch (StreamConstraintsException e) {
      throw e;
    } catch (JsonProcessingException _notAToken) {
      return true;
    }
  }

  private JsonNode value(JsonToken token, int depth) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(depth + 1);
      case START_ARRAY -> array(depth + 1);
      case VALUE_STRING -> NODES.textNode(unicode(parser.getText()));
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> fraction();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw refusal(Reason.SYNTAX);
    };
  }

  private JsonNode object(int depth) throws IOException {
    checkDepth(depth);
    var object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = unicode(parser.currentName());
      if (object.has(name)) {
        throw refusal(Reason.DUPLICATE_MEMBER);
      }
      object.set(name, value(parser.nextToken(), depth));
    }
    return object;
  }

  private JsonNode array(int depth) throws IOException {
    checkDepth(depth);
    var array = NODES.arrayNode();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      array.add(value(token, depth));
    }
    return array;
  }

  private JsonNode integer() throws IOException {
    var negativeZero = parser.getTextLength() == 2 && parser.getText().equals("-0");
    if (integersOnly) {
      if (negativeZero) {
        throw refusal(Reason.NOT_AN_INTEGER);
      }
      return exactInteger();
    }
    if (negativeZero) {
      return NODES.numberNode(-0.0d);
    }
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> bigInteger(parser.getBigIntegerValue());
    };
  }

  private JsonNode exactInteger() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> {
        var value = parser.getLongValue();
        if (value > MAX_INTEGER || value < -MAX_INTEGER) {
          throw refusal(Reason.INTEGER_OUT_OF_RANGE);
        }
        yield NODES.numberNode(value);
      }
      default -> throw refusal(Reason.INTEGER_OUT_OF_RANGE);
    };
  }

  private JsonNode bigInteger(BigInteger value) {
    if (Double.isInfinite(value.doubleValue())) {
      throw refusal(Reason.NUMBER_OUT_OF_RANGE);
    }
    return NODES.numberNode(value);
  }

  private JsonNode fraction() throws IOException {
    if (integersOnly) {
      throw refusal(Reason.NOT_AN_INTEGER);
    }
    var value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw refusal(Reason.NUMBER_OUT_OF_RANGE);
    }
    return NODES.numberNode(value);
  }

  private String unicode(String text) {
    if (Surrogates.firstLone(text) >= 0) {
      throw refusal(Reason.LONE_SURROGATE);
    }
    return text;
  }

  private void checkDepth(int depth) {
    if (depth > maxDepth) {
      throw refusal(Reason.TOO_DEEP);
    }
  }

  private MalformedJson refusal(Reason reason) {
    return new MalformedJson(reason, "offset " + parser.currentTokenLocation().getCharOffset());
  }
}
