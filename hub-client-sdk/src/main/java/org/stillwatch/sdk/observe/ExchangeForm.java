package org.stillwatch.sdk.observe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One line of JSON Lines as an exchange: an object; unknown fields are ignored, null is absent. */
final class ExchangeForm {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();
  private static final Set<String> KNOWN =
      Set.of(
          "account",
          "prompt",
          "at",
          "model",
          "tool",
          "payment",
          "contact",
          "ip",
          "user_agent",
          "signup_at",
          "response_chars");

  private ExchangeForm() {}

  static Exchange read(byte[] line, int length) throws MalformedLine {
    Map<String, String> fields = fields(line, length);
    String account = fields.getOrDefault("account", "");
    String prompt = fields.get("prompt");
    if (account.isEmpty()) {
      throw new MalformedLine("the field account is missing or empty");
    }
    if (prompt == null) {
      throw new MalformedLine("the field prompt is missing");
    }
    return new Exchange(
        account,
        prompt,
        time(fields, "at"),
        Optional.ofNullable(fields.get("model")),
        Optional.ofNullable(fields.get("tool")),
        Optional.ofNullable(fields.get("payment")),
        Optional.ofNullable(fields.get("contact")),
        Optional.ofNullable(fields.get("ip")),
        Optional.ofNullable(fields.get("user_agent")),
        time(fields, "signup_at"),
        count(fields, "response_chars"));
  }

  private static Map<String, String> fields(byte[] line, int length) throws MalformedLine {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser json = JSON.createParser(line, 0, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedLine("not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (!KNOWN.contains(name)) {
          json.skipChildren();
        } else if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT) {
          fields.put(name, json.getText());
        } else if (value != JsonToken.VALUE_NULL) {
          throw new MalformedLine("the field " + name + " is not a string");
        }
      }
      if (json.nextToken() != null) {
        throw new MalformedLine("more than one JSON object in a line");
      }
    } catch (IOException unreadable) {
      throw new MalformedLine("not a JSON object in UTF-8");
    }
    return fields;
  }

  private static Optional<Instant> time(Map<String, String> fields, String name)
      throws MalformedLine {
    String text = fields.get(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException unreadable) {
      throw new MalformedLine("the field " + name + " is not a time as in RFC 3339");
    }
  }

  private static OptionalLong count(Map<String, String> fields, String name) throws MalformedLine {
    String text = fields.get(name);
    if (text == null) {
      return OptionalLong.empty();
    }
    if (!text.matches("[0-9]{1,15}")) {
      throw new MalformedLine("the field " + name + " is not a count");
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
