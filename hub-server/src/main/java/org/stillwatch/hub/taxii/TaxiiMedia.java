package org.stillwatch.hub.taxii;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
   * A range of the header that has TAXII 2.1 in it.
   *
   * @param closeness how closely it names it: of several, the closest holds (RFC 9110 section
   *     12.5.1)
   */
  private record Range(int closeness, boolean taken) {}

  /**
   * Whether an Accept header lets TAXII 2.1 be answered: with or without version, quoted or not, in
   * a list, by a wildcard. A client that sends none takes everything.
   */
  static boolean isAccepted(@Nullable String accept) {
    return accept == null
        || accept.isBlank()
        || Stream.of(accept.split(",", -1))
            .flatMap(range -> range(range).stream())
            .max(Comparator.comparingInt(Range::closeness).thenComparing(Range::taken))
            .map(Range::taken)
            .orElse(false);
  }

  private static Optional<Range> range(String range) {
    List<String> parts =
        Stream.of(range.toLowerCase(Locale.ROOT).split(";", -1))
            .map(part -> part.replaceAll("\\s", ""))
            .toList();
    List<String> parameters = parts.subList(1, parts.size());
    boolean taken = parameters.stream().noneMatch(one -> NONE.matcher(one).matches());
    List<String> versions = parameters.stream().filter(one -> one.startsWith("version")).toList();
    return switch (parts.get(0)) {
      case "*/*" -> Optional.of(new Range(0, taken));
      case "application/*" -> Optional.of(new Range(1, taken));
      case PLAIN ->
          versions.stream().allMatch(one -> VERSION.matcher(one).matches())
              ? Optional.of(new Range(versions.isEmpty() ? 2 : 3, taken))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
