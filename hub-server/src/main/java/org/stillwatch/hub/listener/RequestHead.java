package org.stillwatch.hub.listener;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The head of a request as it came (RFC 9112), as far as it is there.
 *
 * @param target what stands after the method, whatever it is
 * @param version empty while the first line is still on its way
 * @param headers its lines; empty while some are still on their way
 */
record RequestHead(String method, String target, String version, List<String> headers) {
  private static final Pattern LINE =
      Pattern.compile("([A-Z]{1,16}) ([^\r\n]*) (HTTP/1\\.[01])\r\n");
  private static final Pattern OPEN_LINE = Pattern.compile("([A-Z]{1,16}) (/[^\r\n ]*)\\z");
  private static final String END = "\r\n";
  private static final int DELETE = 0x7f;

  RequestHead {
    headers = List.copyOf(headers);
  }

  /**
   * The head that a text begins with; empty if it begins with none, as a part of a body does not.
   * Of a first line without an end, only the beginning of its target is known, and nothing is
   * judged.
   *
   * @param text each byte a character
   */
  static Optional<RequestHead> in(String text) {
    Matcher line = LINE.matcher(text);
    if (!line.lookingAt()) {
      Matcher open = OPEN_LINE.matcher(text);
      return open.lookingAt()
          ? Optional.of(new RequestHead(open.group(1), open.group(2), "", List.of()))
          : Optional.empty();
    }
    int end = text.indexOf(END + END, line.end() - END.length());
    List<String> headers =
        end < line.end() ? List.of() : List.of(text.substring(line.end(), end).split(END, -1));
    return Optional.of(new RequestHead(line.group(1), line.group(2), line.group(3), headers));
  }

  /** The path of the target, not decoded. */
  String path() {
    return target.split("\\?", 2)[0];
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  /**
   * Whether a container could understand it in another way than it was meant: escapes that are none
   * or no text, two hosts, two ends of the body.
   */
  boolean isAmbiguous() {
    return !version.isEmpty() && (!isReadable(path()) || hasTwoHosts() || hasTwoEnds());
  }

  private static boolean isReadable(String path) {
    ByteBuffer bytes = ByteBuffer.allocate(path.length());
    for (int at = 0; at < path.length(); at++) {
      int value = path.charAt(at);
      boolean plain = value > ' ' && value < DELETE && value != '\\';
      if (value == '%') {
        value = escaped(path, at);
        at += 2;
      }
      if (!plain || value < ' ' || value == DELETE) {
        return false;
      }
      bytes.put((byte) value);
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The byte of an escape, or less than any. */
  private static int escaped(String path, int at) {
    boolean whole =
        at + 2 < path.length()
            && HexFormat.isHexDigit(path.charAt(at + 1))
            && HexFormat.isHexDigit(path.charAt(at + 2));
    return whole ? HexFormat.fromHexDigits(path, at + 1, at + 3) : -1;
  }

  private boolean hasTwoHosts() {
    return values("host").count() > 1;
  }

  private boolean hasTwoEnds() {
    List<String> encodings = values("transfer-encoding").toList();
    return !encodings.isEmpty()
        && (!encodings.equals(List.of("chunked"))
            || values("content-length").findAny().isPresent());
  }

  private Stream<String> values(String name) {
    String start = name + ":";
    return headers.stream()
        .map(header -> header.toLowerCase(Locale.ROOT))
        .filter(header -> header.startsWith(start))
        .map(header -> header.substring(start.length()).strip());
  }
}
