package org.stillwatch.sdk.observe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.canonical.Surrogates;

/**
 * One line of JSON Lines as an exchange: an object; unknown fields are ignored, null is absent.
 * Holds the fields of one line at a time. Not thread-safe.
 */
final class ExchangeForm {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();
  private static final int MOST_DIGITS = 15;

  private enum Field {
    ACCOUNT,
    PROMPT,
    AT,
    MODEL,
    TOOL,
    PAYMENT,
    CONTACT,
    IP,
    USER_AGENT,
    SIGNUP_AT,
    RESPONSE_CHARS,
    CANARY
  }

  private final Map<Field, String> values = new EnumMap<>(Field.class);

  Exchange read(byte[] line, int length) throws MalformedLine {
    fill(line, length);
    String account = values.get(Field.ACCOUNT);
    String prompt = values.get(Field.PROMPT);
    if (account == null || account.isEmpty()) {
      throw new MalformedLine("the field account is missing or empty");
    }
    if (Surrogates.firstLone(account) >= 0) {
      throw new MalformedLine("the field account has half a character in it (a lone surrogate)");
    }
    if (prompt == null) {
      throw new MalformedLine("the field prompt is missing");
    }
    return new Exchange(
        account,
        prompt,
        time(Field.AT, "at"),
        text(Field.MODEL),
        text(Field.TOOL),
        text(Field.PAYMENT),
        text(Field.CONTACT),
        text(Field.IP),
        text(Field.USER_AGENT),
        time(Field.SIGNUP_AT, "signup_at"),
        responseChars(),
        text(Field.CANARY));
  }

  private void fill(byte[] line, int length) throws MalformedLine {
    values.clear();
    try (JsonParser json = JSON.createParser(line, 0, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedLine("not a JSON object");
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        Field field = named(name);
        JsonToken value = json.nextToken();
        if (field == null) {
          json.skipChildren();
        } else if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT) {
          values.put(field, json.getText());
        } else if (value != JsonToken.VALUE_NULL) {
          throw new MalformedLine("the field " + name + " is not a string");
        }
      }
      if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
        throw new MalformedLine("more than one JSON object in a line");
      }
    } catch (IOException unreadable) {
      throw new MalformedLine("not a JSON object in UTF-8");
    }
  }

  private static @Nullable Field named(String name) {
    return switch (name) {
      case "account" -> Field.ACCOUNT;
      case "prompt" -> Field.PROMPT;
      case "at" -> Field.AT;
      case "model" -> Field.MODEL;
      case "tool" -> Field.TOOL;
      case "payment" -> Field.PAYMENT;
      case "contact" -> Field.CONTACT;
      case "ip" -> Field.IP;
      case "user_agent" -> Field.USER_AGENT;
      case "signup_at" -> Field.SIGNUP_AT;
      case "response_chars" -> Field.RESPONSE_CHARS;
      case "canary" -> Field.CANARY;
      default -> null;
    };
  }

  private Optional<String> text(Field field) {
    return Optional.ofNullable(values.get(field));
  }

  private Optional<Instant> time(Field field, String name) throws MalformedLine {
    String text = values.get(field);
    if (text == null) {
      return Optional.empty();
    }
    Optional<Instant> time = TimeForm.read(text);
    if (time.isEmpty()) {
      throw new MalformedLine("the field " + name + " is not a time as in RFC 3339");
    }
    return time;
  }

  private OptionalLong responseChars() throws MalformedLine {
    String text = values.get(Field.RESPONSE_CHARS);
    if (text == null) {
      return OptionalLong.empty();
    }
    boolean count = !text.isEmpty() && text.length() <= MOST_DIGITS;
    for (int i = 0; i < text.length() && count; i++) {
      count = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!count) {
      throw new MalformedLine("the field response_chars is not a count");
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
