package org.stillwatch.hub.refusal;

import java.util.Optional;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.problem.Reason;

/**
 * What is said where the container refuses a request before any resource sees it.
 *
 * @param mediaType of the form that the address has
 */
public record ContainersError(String mediaType, Bytes document) {

  /** The document of a status at an address, which may be any text. */
  public static ContainersError of(int status, String path) {
    ErrorForm form = ErrorForm.at(path);
    return new ContainersError(
        form.mediaType(), Bytes.utf8(form.document(problem(status), Optional.empty())));
  }

  static Problem problem(int status) {
    ProblemType type =
        switch (status) {
          case 404 -> ProblemType.NOT_FOUND;
          case 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case 406 -> ProblemType.NOT_ACCEPTABLE;
          case 413 -> ProblemType.OVER_LIMIT;
          case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
          default -> ProblemType.MALFORMED;
        };
    return Problem.of(
        type,
        status,
        "the request does not fit any resource",
        Reason.whole("a request as in /openapi", "check method, address, headers and parameters"));
  }
}
