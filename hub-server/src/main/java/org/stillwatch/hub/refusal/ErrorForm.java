package org.stillwatch.hub.refusal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.Reason;

/** In which form a problem is told: that of whoever asks at an address. */
enum ErrorForm {
  /** Problem documents (RFC 9457). */
  PROBLEM(Problem.MEDIA_TYPE) {
    @Override
    String document(Problem problem, Optional<String> incident) {
      ObjectNode document = problem.toJson();
      incident.ifPresent(name -> document.put("instance", name)); // RFC 9457 section 3.1.5
      return document.toString();
    }
  },
  /** Error messages of TAXII 2.1 (section 3.6.1). */
  TAXII("application/taxii+json;version=2.1") {
    @Override
    String document(Problem problem, Optional<String> incident) {
      ObjectNode document =
          JsonNodeFactory.instance
              .objectNode()
              .put("title", problem.type().title())
              .put("description", problem.detail())
              .put("error_code", problem.type().uri())
              .put("http_status", Integer.toString(problem.status()));
      incident.ifPresent(name -> document.put("error_id", name));
      ObjectNode details = JsonNodeFactory.instance.objectNode();
      problem.reasons().stream()
          .collect(
              Collectors.groupingBy(
                  Reason::field, Collectors.mapping(ErrorForm::inWords, Collectors.joining("; "))))
          .forEach((field, words) -> details.put(field.isEmpty() ? "request" : field, words));
      if (!details.isEmpty()) {
        document.set("details", details);
      }
      return document.toString();
    }
  };

  private static final String TAXII_ROOT = "taxii2";

  private final String mediaType;

  ErrorForm(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  abstract String document(Problem problem, Optional<String> incident);

  /** The form at an address, without a slash before it or with one. */
  static ErrorForm at(String path) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    String first = relative.split("[/;]", 2)[0];
    return first.equals(TAXII_ROOT) ? TAXII : PROBLEM;
  }

  private static String inWords(Reason reason) {
    return "expected " + reason.expected() + ": " + reason.remedy();
  }
}
