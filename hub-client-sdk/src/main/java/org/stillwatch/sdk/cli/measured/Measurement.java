package org.stillwatch.sdk.cli.measured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/**
 * One run of a command that measures.
 *
 * @param command as it was typed after {@code ./stillwatch}, such as {@code bench latency}
 * @param subject what tells it from other runs of the command: a kind or a database; may be empty
 * @param machine on which, in words, with its load at the beginning
 * @param day on which, in UTC
 * @param result what the command printed
 */
public record Measurement(
    String command, String subject, String machine, LocalDate day, JsonNode result) {

  /** The name of the file in which the runs of the same thing are kept, without its ending. */
  public String name() {
    String words = command.replaceAll(" -.*", "") + " " + subject;
    return words.strip().replaceAll("[^a-z0-9]+", "-");
  }

  /** One line. */
  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("command", command)
            .put("subject", subject)
            .put("machine", machine)
            .put("day", day.toString());
    json.set("result", result);
    return json;
  }

  /**
   * The opposite of {@link #json()}.
   *
   * @throws IllegalArgumentException if a member is missing or of another form
   */
  static Measurement of(JsonNode json) {
    if (!json.path("result").isObject()) {
      throw new IllegalArgumentException("a line without a result");
    }
    try {
      return new Measurement(
          text(json, "command"),
          text(json, "subject"),
          text(json, "machine"),
          LocalDate.parse(text(json, "day")),
          json.get("result"));
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException("a day of another form", e);
    }
  }

  private static String text(JsonNode json, String name) {
    if (!json.path(name).isTextual()) {
      throw new IllegalArgumentException("a line without " + name);
    }
    return json.get(name).textValue();
  }
}
