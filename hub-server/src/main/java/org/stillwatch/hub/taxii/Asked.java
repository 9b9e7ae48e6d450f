package org.stillwatch.hub.taxii;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.stillwatch.hub.feed.FeedQuery;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.problem.Reason;

/**
 * The parameters of a request by TAXII 2.1 sections 3.4 and 3.5, read strictly: one that is
 * malformed, repeated or of an unknown filter is refused, never passed over.
 *
 * @param query what they ask for
 * @param nothing whether they exclude the one version of STIX that there is
 * @param filters all but {@code next} and {@code limit}, in one form whatever their order
 * @param object the one object that is asked for; empty for all
 */
record Asked(FeedQuery query, boolean nothing, String filters, Optional<String> object) {
  /** The largest page, and the usual one. */
  static final int MOST = 1_000;

  private static final int MOST_VALUES = 100;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern ID =
      Pattern.compile(
          "[a-z][a-z0-9-]{2,249}--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9-]{2,249}");
  private static final Pattern SPEC = Pattern.compile("[0-9]{1,3}\\.[0-9]{1,3}");
  private static final Set<String> FILTERS =
      Set.of("match[id]", "match[type]", "match[version]", "match[spec_version]");

  /**
   * Reads them.
   *
   * @throws Refused with {@link Refusal.Malformed} and every fault
   */
  static Asked read(Map<String, List<String>> parameters) {
    return new Reading(parameters).asked();
  }

  /** The same of one object only. */
  Asked ofObject(String id) {
    return new Asked(query.ofObject(id), nothing, filters, Optional.of(id));
  }

  /** The same of all versions of one object. */
  Asked ofVersions(String id) {
    return new Asked(
        query.ofObject(id).ofVersions(FeedQuery.Versions.ALL), nothing, filters, Optional.of(id));
  }

  /** All of it, so that two requests with the same words have the same answer. */
  String inWords() {
    return object.orElse("") + filters + " after " + query.after() + " limit " + query.limit();
  }

  /** One reading; finds all that is wrong. */
  private static final class Reading {
    private final Map<String, List<String>> parameters;
    private final Map<String, String> used = new TreeMap<>();
    private final List<Reason> faults = new ArrayList<>();

    Reading(Map<String, List<String>> parameters) {
      this.parameters = parameters;
    }

    Asked asked() {
      parameters.keySet().stream()
          .filter(name -> name.startsWith("match") && !FILTERS.contains(name))
          .forEach(name -> fault("match", "one of " + new TreeSet<>(FILTERS)));
      Optional<Instant> addedAfter = one("added_after", "a time in UTC", TaxiiTime::read);
      Set<String> ids = several("match[id]", "identifiers of STIX", form(ID));
      Set<String> types = several("match[type]", "types of STIX", form(TYPE));
      Set<String> specs = several("match[spec_version]", "versions such as 2.1", form(SPEC));
      FeedQuery.Versions versions = versions();
      String filters = used.toString();
      int limit = one("limit", "a whole number from 1 on", Reading::limit).orElse(MOST);
      long after =
          one(
                  "next",
                  "next of the page before, with its filters",
                  next -> NextPage.read(next, filters))
              .orElse(0L);
      if (!faults.isEmpty()) {
        throw new Refused(new Refusal.Malformed(faults));
      }
      return new Asked(
          new FeedQuery(addedAfter, ids, types, versions, after, limit),
          !specs.isEmpty() && !specs.contains("2.1"),
          filters,
          Optional.empty());
    }

    private FeedQuery.Versions versions() {
      String expected = "first, last or times of versions, each once, or all alone";
      Set<String> seen = new TreeSet<>();
      Set<String> words = several("match[version]", expected, word -> versionOnce(word, seen));
      if (words.contains("all") && words.size() > 1) {
        fault("match[version]", expected);
      }
      if (words.isEmpty() || !faults.isEmpty()) {
        return FeedQuery.Versions.LAST;
      }
      Set<Instant> exact = new TreeSet<>();
      words.stream()
          .filter(word -> word.endsWith("Z"))
          .forEach(word -> exact.add(TaxiiTime.read(word)));
      return new FeedQuery.Versions(
          words.contains("first"), words.contains("last"), words.contains("all"), exact);
    }

    private static String versionOnce(String word, Set<String> seen) {
      String version =
          Set.of("first", "last", "all").contains(word)
              ? word
              : TaxiiTime.write(TaxiiTime.read(word));
      if (!seen.add(version)) {
        throw new IllegalArgumentException("each once");
      }
      return version;
    }

    private static int limit(String text) {
      if (!NUMBER.matcher(text).matches() || Long.parseLong(text) < 1) {
        throw new IllegalArgumentException("from 1 on");
      }
      return (int) Math.min(MOST, Long.parseLong(text));
    }

    private <T> Optional<T> one(String name, String expected, Function<String, T> reading) {
      List<String> values = parameters.getOrDefault(name, List.of());
      if (values.isEmpty()) {
        return Optional.empty();
      }
      try {
        if (values.size() > 1) {
          throw new IllegalArgumentException("once");
        }
        T read = reading.apply(values.get(0));
        if (!name.equals("limit") && !name.equals("next")) {
          used.put(name, values.get(0));
        }
        return Optional.of(read);
      } catch (IllegalArgumentException wrong) {
        fault(name, expected + ", once");
        return Optional.empty();
      }
    }

    private Set<String> several(String name, String expected, Function<String, String> reading) {
      return one(
              name,
              expected + ", at most " + MOST_VALUES + " with commas between them",
              text -> {
                String[] parts = text.split(",", -1);
                if (parts.length > MOST_VALUES) {
                  throw new IllegalArgumentException("fewer");
                }
                Set<String> read = new TreeSet<>();
                for (String part : parts) {
                  read.add(reading.apply(part));
                }
                return read;
              })
          .orElse(Set.of());
    }

    private static Function<String, String> form(Pattern pattern) {
      return text -> {
        if (!pattern.matcher(text).matches()) {
          throw new IllegalArgumentException("another form");
        }
        return text;
      };
    }

    private void fault(String name, String expected) {
      faults.add(new Reason(0, "/" + name, expected, "correct the parameter, or leave it out"));
    }
  }
}
