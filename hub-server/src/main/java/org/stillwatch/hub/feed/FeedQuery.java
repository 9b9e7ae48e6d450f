package org.stillwatch.hub.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.storage.Database;

/**
 * Which objects a reader asks for, by TAXII 2.1 sections 3.4 and 3.5. Becomes one statement that
 * walks an index from a place on: what a page costs does not depend on how many objects there are.
 *
 * @param addedAfter objects added after it
 * @param ids of these only; empty for all
 * @param types of these only; empty for all
 * @param versions which versions of each object
 * @param after the place after which the page begins
 * @param limit how many objects a page has at most
 */
public record FeedQuery(
    Optional<Instant> addedAfter,
    Set<String> ids,
    Set<String> types,
    Versions versions,
    long after,
    int limit) {
  /** Keeps copies. */
  public FeedQuery {
    ids = Set.copyOf(ids);
    types = Set.copyOf(types);
  }

  /**
   * Which versions of an object are asked for; together, not one of them.
   *
   * @param all every version, whatever the rest says
   * @param exact the versions of those moments
   */
  public record Versions(boolean first, boolean last, boolean all, Set<Instant> exact) {
    /** What TAXII means if nothing is said. */
    public static final Versions LAST = new Versions(false, true, false, Set.of());

    /** Every version. */
    public static final Versions ALL = new Versions(false, false, true, Set.of());

    /** Keeps a copy. */
    public Versions {
      exact = Set.copyOf(exact);
    }
  }

  /** The same of one object. */
  public FeedQuery ofObject(String id) {
    return new FeedQuery(addedAfter, Set.of(id), types, versions, after, limit);
  }

  /** The same with other versions. */
  public FeedQuery ofVersions(Versions others) {
    return new FeedQuery(addedAfter, ids, types, others, after, limit);
  }

  String sql() {
    List<String> conditions = new ArrayList<>(List.of("position > ?"));
    if (addedAfter.isPresent()) {
      conditions.add(
          "position >= (select position from feed_object where added > ? order by added limit 1)");
    }
    in(conditions, "stix_id", ids);
    in(conditions, "stix_type", types);
    if (!versions.all()) {
      conditions.add(ofVersions());
    }
    return "select position, stix_id, version, added, content from feed_object where "
        + String.join(" and ", conditions)
        + " order by position limit "
        + (limit + 1);
  }

  private String ofVersions() {
    if (versions.equals(Versions.LAST)) {
      return "last_version = true";
    }
    List<String> some = new ArrayList<>();
    if (versions.last()) {
      some.add("last_version = true");
    }
    if (versions.first()) {
      some.add("first_version = true");
    }
    in(some, "version", versions.exact());
    return "(" + String.join(" or ", some) + ")";
  }

  private static void in(List<String> conditions, String column, Collection<?> values) {
    if (!values.isEmpty()) {
      conditions.add(column + " in (" + Database.placeholders(values) + ")");
    }
  }

  @Nullable Object[] values() {
    List<@Nullable Object> values = new ArrayList<>(List.of(after));
    addedAfter.ifPresent(moment -> values.add(Micros.of(moment)));
    values.addAll(ids);
    values.addAll(types);
    if (!versions.all()) {
      versions.exact().forEach(moment -> values.add(Micros.of(moment)));
    }
    return values.toArray();
  }
}
