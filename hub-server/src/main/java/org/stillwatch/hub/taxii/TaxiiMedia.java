package org.stillwatch.hub.taxii;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Media types of TAXII 2.1 section 1.6.7, and whether a client takes them. */
final class TaxiiMedia {
  /** What every answer is. */
  static final String TAXII = "application/taxii+json;version=2.1";

  /** What every object is. */
  static final String STIX = "application/stix+json;version=2.1";

  private static final String PLAIN = "application/taxii+json";
  private static final Pattern VERSION = Pattern.compile("version=\"?2\\.1\"?");
  private static final Pattern NONE = Pattern.compile("q=0(\\.0{1,3})?");

  private TaxiiMedia() {}

  /**
   * Whether an Accept header lets TAXII 2.1 be answered: with or without version, quoted or not, in
   * a list, by a wildcard. A client that sends none takes everything.
   */
  static boolean isAccepted(@Nullable String accept) {
    return accept == null
        || accept.isBlank()
        || List.of(accept.split(",", 64)).stream().anyMatch(TaxiiMedia::isAcceptedRange);
  }

  private static boolean isAcceptedRange(String range) {
    List<String> parts =
        List.of(range.toLowerCase(Locale.ROOT).split(";", 16)).stream()
            .map(part -> part.replaceAll("\\s", ""))
            .toList();
    List<String> parameters = parts.subList(1, parts.size());
    if (parameters.stream().anyMatch(one -> NONE.matcher(one).matches())) {
      return false;
    }
    return switch (parts.get(0)) {
      case "*/*", "application/*" -> true;
      case PLAIN ->
          parameters.stream()
              .filter(one -> one.startsWith("version"))
              .allMatch(one -> VERSION.matcher(one).matches());
      default -> false;
    };
  }
}
