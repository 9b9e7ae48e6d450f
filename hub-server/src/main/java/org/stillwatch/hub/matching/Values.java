package org.stillwatch.hub.matching;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.Comparison;
import org.stillwatch.wire.indicator.MatchValue;

/** The store of distinct values. */
@Singleton
final class Values {
  private static final String COLUMNS = "id, comparison, content, campaign_id, cautions";
  private static final int PAGE = 5_000;

  private final Database database;

  @Inject
  Values(Database database) {
    this.database = database;
  }

  /**
   * The rows of values.
   *
   * @param made ids of those that were not there before
   */
  record Rows(Map<MatchValue, Value> byContent, Set<Long> made) {
    Value of(MatchValue content) {
      Value row = byContent.get(content);
      if (row == null) {
        throw new IllegalStateException("a value was neither found nor made");
      }
      return row;
    }
  }

  /** The rows of those values, made where there was none. */
  Rows findOrMake(Collection<MatchValue> wanted) {
    Set<MatchValue> distinct = new LinkedHashSet<>(wanted);
    Map<MatchValue, Value> rows = new LinkedHashMap<>();
    if (distinct.isEmpty()) {
      return new Rows(rows, Set.of());
    }
    Set<Long> fingerprints = new LinkedHashSet<>();
    distinct.forEach(value -> fingerprints.add(fingerprint(value)));
    for (Value known : list("fingerprint = any(?)", new Database.Ids(fingerprints))) {
      if (distinct.contains(known.content())) {
        rows.put(known.content(), known);
      }
    }
    List<MatchValue> fresh = distinct.stream().filter(value -> !rows.containsKey(value)).toList();
    Set<Long> made = new HashSet<>();
    if (!fresh.isEmpty()) {
      make(fresh, rows, made);
    }
    return new Rows(rows, made);
  }

  private void make(List<MatchValue> fresh, Map<MatchValue, Value> rows, Set<Long> made) {
    long id = database.take("match_value", fresh.size());
    List<@Nullable Object[]> inserts = new ArrayList<>();
    for (MatchValue value : fresh) {
      inserts.add(
          new Object[] {
            id,
            value.comparison().name(),
            fingerprint(value),
            value.content().toByteArray(),
            value.comparison().feature().isPresent()
          });
      rows.put(value, new Value(id, value, Optional.empty(), 0));
      made.add(id);
      id++;
    }
    database.batch(
        "insert into match_value (id, comparison, fingerprint, content, by_likeness)"
            + " values (?, ?, ?, ?, ?)",
        inserts);
  }

  /** The values with those ids. */
  Map<Long, Value> byId(Collection<Long> ids) {
    Map<Long, Value> rows = new HashMap<>();
    if (!ids.isEmpty()) {
      list("id = any(?)", new Database.Ids(ids)).forEach(value -> rows.put(value.id(), value));
    }
    return rows;
  }

  /** The values that belong to a campaign. */
  List<Value> ofCampaign(long campaign) {
    return list("campaign_id = ?", campaign);
  }

  /** The next sketches after a value, in the order of their commits; at most a page. */
  List<Value> sketchesAfter(long id) {
    return list("id > ? and by_likeness order by id limit " + PAGE, id);
  }

  /** The highest id given out; under the matching lock, and committed. */
  long last() {
    return database.last("match_value");
  }

  private List<Value> list(String condition, Object bound) {
    return database.list(
        "select " + COLUMNS + " from match_value where " + condition,
        row -> {
          long campaign = row.getLong(4);
          Optional<Long> of = row.wasNull() ? Optional.empty() : Optional.of(campaign);
          return new Value(
              row.getLong(1),
              new MatchValue(Comparison.named(row.getString(2)), Bytes.of(row.getBytes(3))),
              of,
              row.getInt(5));
        },
        bound);
  }

  /** Adds cautions to the values that do not have them yet, in their rows and in the database. */
  void caution(Rows rows, Map<MatchValue, Integer> cautions) {
    List<@Nullable Object[]> updates = new ArrayList<>();
    cautions.forEach((content, more) -> {
      Value value = rows.of(content);
      if ((more & ~value.cautions()) != 0) {
        Value cautious = value.with(more);
        rows.byContent().put(content, cautious);
        updates.add(new Object[] {cautious.cautions(), value.id()});
      }
    });
    database.batch("update match_value set cautions = ? where id = ?", updates);
  }

  static long fingerprint(MatchValue value) {
    MessageDigest hash = Digest.sha256();
    Bytes.utf8(value.comparison().name()).addTo(hash);
    hash.update((byte) 0);
    value.content().addTo(hash);
    return ByteBuffer.wrap(hash.digest()).getLong();
  }
}
