package org.stillwatch.wire.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A problem document (RFC 9457).
 *
 * @param type the stable type
 * @param status the HTTP status, 400 to 599
 * @param detail what happened this time, for people; holds no value of the request
 * @param reasons everything that was found wrong, in order; at most {@value #MOST_REASONS}
 * @param expectedSequence for a gap or fork: the number that the next batch must have
 * @param retryAfter when trying again may help: the pause before it
 */
public record Problem(
    ProblemType type,
    int status,
    String detail,
    List<Reason> reasons,
    OptionalLong expectedSequence,
    Optional<Duration> retryAfter) {

  /** The media type of a problem document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** More than this many reasons are counted in the detail, not listed. */
  public static final int MOST_REASONS = 100;

  /** Copies the list. */
  public Problem {
    reasons = List.copyOf(reasons);
  }

  /** A problem with one reason and nothing to retry. */
  public static Problem of(ProblemType type, int status, String detail, Reason reason) {
    return new Problem(
        type, status, detail, List.of(reason), OptionalLong.empty(), Optional.empty());
  }

  /** The document as JSON. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", type.uri());
    json.put("title", type.title());
    json.put("status", status);
    json.put("detail", detail);
    ArrayNode list = json.putArray("reasons");
    for (Reason reason : reasons) {
      list.addObject()
          .put("line", reason.line())
          .put("field", reason.field())
          .put("expected", reason.expected())
          .put("remedy", reason.remedy());
    }
    expectedSequence.ifPresent(next -> json.put("expected_sequence", next));
    retryAfter.ifPresent(pause -> json.put("retry_after_seconds", pause.toSeconds()));
    return json;
  }

  /**
   * Reads what a hub sent, leniently: a field that is missing or of a newer hub does not hide the
   * rest.
   */
  public static Problem fromJson(JsonNode json, int status) {
    List<Reason> reasons = new ArrayList<>();
    for (JsonNode reason : json.path("reasons")) {
      reasons.add(
          new Reason(
              reason.path("line").asLong(),
              reason.path("field").asText(),
              reason.path("expected").asText(),
              reason.path("remedy").asText()));
    }
    JsonNode next = json.path("expected_sequence");
    JsonNode pause = json.path("retry_after_seconds");
    return new Problem(
        ProblemType.ofUri(json.path("type").asText()).orElse(ProblemType.INTERNAL),
        status,
        json.path("detail").asText(json.path("title").asText()),
        reasons,
        next.isIntegralNumber() ? OptionalLong.of(next.asLong()) : OptionalLong.empty(),
        pause.isIntegralNumber()
            ? Optional.of(Duration.ofSeconds(pause.asLong()))
            : Optional.empty());
  }

  /** The document in a few lines for a person at a terminal. */
  public String inWords() {
    StringBuilder words = new StringBuilder(type.title()).append(": ").append(detail);
    for (Reason reason : reasons) {
      words.append("\n  ");
      if (reason.line() > 0) {
        words.append("line ").append(reason.line()).append(' ');
      }
      if (!reason.field().isEmpty()) {
        words.append(reason.field()).append(": ");
      }
      words.append("expected ").append(reason.expected()).append("; ").append(reason.remedy());
    }
    return words.toString();
  }
}
