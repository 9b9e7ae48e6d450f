package org.stillwatch.hub.taxii;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Timestamps of TAXII 2.1 section 3.1: UTC, written with exactly six digits of the second. */
final class TaxiiTime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Pattern READ =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

  private TaxiiTime() {}

  static String write(Instant moment) {
    return FORM.format(moment);
  }

  /**
   * Reads a moment with any number of digits.
   *
   * @throws IllegalArgumentException if it is none, or does not exist
   */
  static Instant read(String text) {
    if (!READ.matcher(text).matches()) {
      throw new IllegalArgumentException("a time in UTC such as 2026-11-28T00:00:00.000000Z");
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a time that exists", e);
    }
  }
}
