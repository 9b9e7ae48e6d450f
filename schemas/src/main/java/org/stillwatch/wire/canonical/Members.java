package org.stillwatch.wire.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.stillwatch.wire.canonical.MalformedJson.Reason;

/**
 * A JSON object whose format is closed: the required members are all there, and no others than the
 * optional ones. The getters take only names of the format, so that a refusal may name them.
 */
public final class Members {
  private final JsonNode object;

  private Members(JsonNode object) {
    this.object = object;
  }

  /**
   * Checks that the members are those of the format.
   *
   * @throws MalformedJson if it is no object, lacks a required member, or has one of no list
   */
  public static Members of(JsonNode object, Set<String> required, Set<String> optional) {
    if (!object.isObject()) {
      throw new MalformedJson(Reason.WRONG_TYPE, "/");
    }
    for (var name : required) {
      if (!object.has(name)) {
        throw new MalformedJson(Reason.MISSING_MEMBER, "/" + name);
      }
    }
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      var name = names.next();
      if (!required.contains(name) && !optional.contains(name)) {
        throw new MalformedJson(Reason.UNKNOWN_MEMBER, "");
      }
    }
    return new Members(object);
  }

  /** A string, made into a value; an {@link IllegalArgumentException} of the maker is a refusal. */
  public <T> T text(String name, Function<String, T> maker) {
    return make(name, maker, textOf(name, object.path(name)));
  }

  public String text(String name) {
    return textOf(name, object.path(name));
  }

  /** As {@link #text(String, Function)}; empty when the member is absent. Null is not absence. */
  public <T> Optional<T> optionalText(String name, Function<String, T> maker) {
    return object.has(name) ? Optional.of(text(name, maker)) : Optional.empty();
  }

  /** An integer from {@code least} to {@code most}. */
  public long integer(String name, long least, long most) {
    var value = object.path(name);
    if (!value.isIntegralNumber()) {
      throw new MalformedJson(Reason.WRONG_TYPE, "/" + name);
    }
    if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      throw new MalformedJson(Reason.BAD_VALUE, "/" + name);
    }
    return value.longValue();
  }

  /** As {@link #integer}; empty when the member is absent. */
  public OptionalLong optionalInteger(String name, long least, long most) {
    return object.has(name) ? OptionalLong.of(integer(name, least, most)) : OptionalLong.empty();
  }

  /** An array of strings, each made into a value; at most {@code most} of them. */
  public <T> List<T> texts(String name, int most, Function<String, T> maker) {
    return list(name, most, (place, element) -> make(place, maker, textOf(place, element)));
  }

  /** An array of any values, at most {@code most} of them. */
  public List<JsonNode> list(String name, int most) {
    return list(name, most, (place, element) -> element);
  }

  /** The value must be exactly this text. */
  public void constant(String name, String expected) {
    if (!text(name).equals(expected)) {
      throw new MalformedJson(Reason.BAD_VALUE, "/" + name);
    }
  }

  private interface Element<T> {
    T read(String place, JsonNode element);
  }

  private <T> List<T> list(String name, int most, Element<T> reader) {
    var array = object.path(name);
    if (!array.isArray()) {
      throw new MalformedJson(Reason.WRONG_TYPE, "/" + name);
    }
    if (array.size() > most) {
      throw new MalformedJson(Reason.BAD_VALUE, "/" + name);
    }
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> reader.read(name, element))
        .toList();
  }

  private static String textOf(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw new MalformedJson(Reason.WRONG_TYPE, "/" + name);
    }
    return value.textValue();
  }

  private static <T> T make(String name, Function<String, T> maker, String text) {
    try {
      return maker.apply(text);
    } catch (IllegalArgumentException _unrepeated) {
      throw new MalformedJson(Reason.BAD_VALUE, "/" + name);
    }
  }
}
