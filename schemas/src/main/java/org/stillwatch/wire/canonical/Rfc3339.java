package org.stillwatch.wire.canonical;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Moments as the wire writes them: RFC 3339, whole seconds, UTC with a Z. Stateless. */
public final class Rfc3339 {
  private static final Pattern FORM =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");

  private Rfc3339() {}

  /** Reads the form {@code 2026-10-01T00:00:00Z} only; no leap seconds. */
  public static Instant parse(String text) {
    if (FORM.matcher(text).matches()) {
      try {
        var moment = Instant.parse(text);
        if (moment.toString().equals(text)) {
          return moment;
        }
      } catch (DateTimeException _unrepeated) {
        throw notThatForm();
      }
    }
    throw notThatForm();
  }

  /** Writes a moment; a fraction of a second is an error of the caller. */
  public static String write(Instant moment) {
    var text = moment.toString();
    if (!moment.equals(moment.truncatedTo(ChronoUnit.SECONDS)) || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("expected whole seconds in the years 0 to 9999");
    }
    return text;
  }

  private static IllegalArgumentException notThatForm() {
    return new IllegalArgumentException("expected a moment in the form 2026-10-01T00:00:00Z");
  }
}
