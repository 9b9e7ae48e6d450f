package org.stillwatch.hub.feed;

import java.util.Locale;
import java.util.UUID;

/**
 * How people cite a released campaign: the beginning of its random id, the same in every version.
 *
 * @param text such as {@code SW-1B28CBCC010D}
 */
public record Citation(String text) {
  private static final String FORM = "SW-[0-9A-F]{12}";

  /** Checks the form. */
  public Citation {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException("a citation such as SW-1B28CBCC010D");
    }
  }

  /** Of a release. */
  public static Citation of(UUID publicId) {
    return new Citation(
        "SW-" + publicId.toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT));
  }
}
