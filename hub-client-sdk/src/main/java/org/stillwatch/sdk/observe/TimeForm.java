package org.stillwatch.sdk.observe;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Times as RFC 3339 writes them. The usual form, in UTC with whole seconds or milliseconds, is read
 * digit by digit, since there are two in every exchange; every other form is left to the library.
 */
final class TimeForm {
  private static final String SECONDS = "0000-00-00T00:00:00Z";
  private static final String MILLIS = "0000-00-00T00:00:00.000Z";

  private TimeForm() {}

  /** The moment; empty if this is no time. */
  static Optional<Instant> read(String text) {
    try {
      boolean usual = fits(text, SECONDS) || fits(text, MILLIS);
      return Optional.of(usual ? usual(text) : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** A nought of the form stands for any digit. */
  private static boolean fits(String text, String form) {
    if (text.length() != form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char c = text.charAt(i);
      char expected = form.charAt(i);
      if (expected == '0' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return true;
  }

  private static Instant usual(String text) {
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("no time of a day");
    }
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    int millis = text.length() == MILLIS.length() ? number(text, 20, 23) : 0;
    return Instant.ofEpochSecond(
        day * 86_400 + hour * 3_600L + minute * 60L + second, millis * 1_000_000L);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
