package org.stillwatch.sdk.cli.measured;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Numbers as the table says them. */
final class Words {
  private Words() {}

  /** With commas between thousands. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A share with three decimals, without the leading zero. */
  static String share(JsonNode found, JsonNode all) {
    if (all.asLong() == 0) {
      return "none there";
    }
    String share = String.format(Locale.ROOT, "%.3f", found.asDouble() / all.asDouble());
    return share.startsWith("0") ? share.substring(1) : share;
  }

  /** Some of all. */
  static String of(JsonNode some, JsonNode all) {
    return count(some.asLong()) + " of " + count(all.asLong());
  }
}
