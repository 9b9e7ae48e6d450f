package org.stillwatch.hub.liaisons;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.stillwatch.hub.grammar.ClearValues;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.StrictUuid;
import org.stillwatch.wire.problem.Reason;

/** Checks what an officer typed. A refusal does not repeat it. */
final class Said {
  private static final Pattern LINE =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .,'()&/-]{1,99}");
  private static final int LONGEST_MESSAGE = 2_000;

  private Said() {}

  static String name(String text) {
    return checked(
        "name",
        text,
        "[a-z0-9][a-z0-9-]{0,39}",
        "1 to 40 characters of a-z, 0-9 and hyphens, a letter or digit first");
  }

  static UUID id(String text) {
    try {
      return StrictUuid.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw refused("id", "the id that 'list' shows");
    }
  }

  static String line(String field, String text) {
    return checked(
        field, text, LINE.pattern(), "2 to 100 letters, digits, blanks and . , ' ( ) & / -");
  }

  /**
   * Several lines for people, without control characters but ends of line, and without addresses of
   * mail or IP, card or telephone numbers: every member's counsel reads it.
   */
  static String message(String text) {
    boolean good =
        !text.isBlank()
            && text.length() <= LONGEST_MESSAGE
            && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n');
    if (!good) {
      throw refused("message", "a text of 1 to " + LONGEST_MESSAGE + " characters");
    }
    ClearValues.identifierIn(text)
        .ifPresent(found -> {
          throw refused("message", "a text without a " + found);
        });
    return text;
  }

  static String among(String field, String text, List<String> words) {
    if (!words.contains(text)) {
      throw refused(field, words.isEmpty() ? "nothing: the policy is closed" : "one of " + words);
    }
    return text;
  }

  static String checked(String field, String text, String form, String expected) {
    if (!text.matches(form)) {
      throw refused(field, expected);
    }
    return text;
  }

  private static Refused refused(String field, String expected) {
    return new Refused(
        new Refusal.Malformed(new Reason(0, "/" + field, expected, "correct it and ask again")));
  }
}
