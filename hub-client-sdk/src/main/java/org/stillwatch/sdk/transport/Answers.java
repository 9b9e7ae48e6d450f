package org.stillwatch.sdk.transport;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;

/** Tells success, refusal and "not now" apart. Stateless. */
final class Answers {
  private static final Limits PROBLEM = new Limits(1 << 20, 8);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(2);

  private Answers() {}

  /**
   * The answer, if it is one of success.
   *
   * @throws HubRefused for a redirect (3xx) and for 4xx but those below
   * @throws HubUnreachable for 408, 429 and 5xx, and for a 404 that no hub wrote: so answers a
   *     server whose hub is still starting
   */
  static HubAnswer checked(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new HubAnswer(status, Bytes.of(response.body()));
    }
    Problem problem = problem(response);
    boolean noHubYet = status == 404 && !isProblem(response);
    if (status == 408 || status == 429 || status >= 500 || noHubYet) {
      throw new HubUnreachable(problem);
    }
    throw new HubRefused(problem);
  }

  private static Problem problem(HttpResponse<byte[]> response) {
    Problem said = said(response);
    Optional<Duration> pause =
        response.headers().firstValue("Retry-After").flatMap(Answers::seconds);
    return new Problem(
        said.type(),
        said.status(),
        said.detail(),
        said.reasons(),
        said.expectedSequence(),
        pause.or(said::retryAfter));
  }

  private static Problem said(HttpResponse<byte[]> response) {
    if (isProblem(response)) {
      try {
        JsonNode json = StrictJson.read(response.body(), PROBLEM);
        return Problem.fromJson(json, response.statusCode());
      } catch (MalformedJson unreadable) {
        return unexplained(response.statusCode(), "an unreadable problem document");
      }
    }
    return unexplained(response.statusCode(), "no problem document");
  }

  private static boolean isProblem(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return type.startsWith(Problem.MEDIA_TYPE);
  }

  private static Problem unexplained(int status, String what) {
    return new Problem(
        status >= 500 || status == 404 ? ProblemType.UNAVAILABLE : ProblemType.INTERNAL,
        status,
        "status "
            + status
            + " with "
            + what
            + ": is this the address of a Stillwatch hub, and no proxy in between?",
        List.of(),
        OptionalLong.empty(),
        Optional.empty());
  }

  /** Of Retry-After only the form in seconds; a date would need the hub's clock. */
  private static Optional<Duration> seconds(String header) {
    if (!header.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    Duration pause = Duration.ofSeconds(Long.parseLong(header));
    return Optional.of(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }
}
