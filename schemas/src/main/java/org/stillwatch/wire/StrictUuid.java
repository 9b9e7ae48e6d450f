package org.stillwatch.wire;

import java.util.UUID;
import java.util.regex.Pattern;

/** The one text form of a UUID (RFC 9562): lower case, all digits. */
public final class StrictUuid {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private StrictUuid() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException for any other form
   */
  public static UUID parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("expected a UUID in lower case");
    }
    return UUID.fromString(text);
  }
}
