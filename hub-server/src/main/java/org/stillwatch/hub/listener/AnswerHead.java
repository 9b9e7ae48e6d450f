package org.stillwatch.hub.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stillwatch.hub.refusal.ContainersError;
import org.stillwatch.hub.refusal.Dated;

/** The head of an answer, and what is told where it has no body. */
final class AnswerHead {
  private static final Pattern EMPTY_ERROR =
      Pattern.compile("HTTP/1\\.[01] ([45][0-9]{2}) [^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n");
  private static final Pattern NO_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *0(?=\r\n)");
  private static final Pattern CLOSING = Pattern.compile("(?i)\\r\\nconnection: *close(?=\\r\\n)");
  private static final Pattern TYPE = Pattern.compile("(?i)\r\ncontent-type:");

  private AnswerHead() {}

  /**
   * The same answer with a document, after which the client closes: what else it sent may have been
   * read as a part of this. Empty if it is none that says no and nothing more.
   *
   * @param answer all of it, each byte a character
   */
  static Optional<byte[]> told(String answer, String path) {
    Matcher error = EMPTY_ERROR.matcher(answer);
    if (!error.matches() || TYPE.matcher(answer).find() || !NO_LENGTH.matcher(answer).find()) {
      return Optional.empty();
    }
    String closing = CLOSING.matcher(answer).find() ? "" : "Connection: close\r\n";
    String head = NO_LENGTH.matcher(answer).replaceFirst("");
    ContainersError page = ContainersError.of(Integer.parseInt(error.group(1)), path);
    return Optional.of(
        joined(head.substring(0, head.length() - 2) + closing + described(page) + "\r\n", page));
  }

  /** Refuses a request, whose connection is closed. */
  static byte[] refusing(RequestHead request, Instant now) {
    ContainersError page = ContainersError.of(400, request.path());
    String head =
        "HTTP/1.1 400 Bad Request\r\nDate: "
            + Dated.header(now)
            + "\r\nConnection: close\r\nCache-Control: no-store\r\n"
            + described(page)
            + "\r\n";
    return request.isHead() ? head.getBytes(ISO_8859_1) : joined(head, page);
  }

  private static String described(ContainersError page) {
    return "Content-Type: "
        + page.mediaType()
        + "\r\nContent-Length: "
        + page.document().size()
        + "\r\n";
  }

  private static byte[] joined(String head, ContainersError page) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(ISO_8859_1));
    all.writeBytes(page.document().toByteArray());
    return all.toByteArray();
  }
}
