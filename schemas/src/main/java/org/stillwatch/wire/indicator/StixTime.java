package org.stillwatch.wire.indicator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** STIX timestamps (STIX 2.1 section 3.2), always with milliseconds and Z. */
public final class StixTime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Pattern SHAPE =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z");

  private StixTime() {}

  /** The moment, cut to milliseconds. */
  public static String write(Instant moment) {
    return FORM.format(moment.truncatedTo(ChronoUnit.MILLIS));
  }

  /**
   * Reads what {@link #write} writes, and nothing else.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static Instant parse(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("a time such as 2026-11-23T08:00:00.000Z");
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a time that exists", e);
    }
  }
}
