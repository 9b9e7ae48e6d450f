package org.stillwatch.hub.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.indicator.StixTime;

/**
 * The objects of the feed. Only added to, by whoever holds the lock {@code FEED}, so that positions
 * and times of addition rise in the order of commits.
 */
@Singleton
public final class FeedStore {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COUNTER = "feed_object";

  private final Database database;

  /** The objects in that database. */
  @Inject
  public FeedStore(Database database) {
    this.database = database;
  }

  /** The place of the object that was added last; 0 in an empty feed. */
  public long last() {
    return database.last(COUNTER);
  }

  /** A page of what a reader asks for, in the order of addition, and one more if there is more. */
  public List<FeedObject> page(FeedQuery query) {
    return database.list(query.sql(), FeedStore::object, query.values());
  }

  private static FeedObject object(java.sql.ResultSet row) throws java.sql.SQLException {
    return new FeedObject(
        row.getLong(1),
        row.getString(2),
        Micros.moment(row.getLong(3)),
        Micros.moment(row.getLong(4)),
        Bytes.of(row.getBytes(5)));
  }

  /**
   * Adds an object that was published elsewhere, as it is, if it is not there in that version.
   *
   * @return what was added, if anything
   */
  Optional<Bytes> putForeign(ObjectNode object, Instant now) {
    String id = object.path("id").asText();
    String version =
        object.has("modified") ? object.path("modified").asText() : object.path("created").asText();
    Instant of = StixTime.parse(version);
    boolean there = newest(id).filter(old -> !old.version().isBefore(of)).isPresent();
    return there ? Optional.empty() : Optional.of(insert(object, null, of, now));
  }

  /**
   * Adds an object of the hub, if it says something else than its newest version.
   *
   * @param object without {@code created} and {@code modified}
   * @param release to which it belongs; null for none
   * @return what was added, if anything
   */
  Optional<Bytes> put(ObjectNode object, @Nullable UUID release, Instant now) {
    Optional<FeedObject> newest = newest(object.path("id").asText());
    String modified = StixTime.write(now);
    String created = modified;
    if (newest.isPresent()) {
      ObjectNode old = parsed(newest.get());
      created = old.path("created").asText();
      old.remove(List.of("created", "modified"));
      if (old.equals(parsed(CanonicalJson.write(object)))) {
        return Optional.empty();
      }
      modified = StixTime.write(later(now, newest.get().version()));
    }
    object.put("created", created).put("modified", modified);
    return Optional.of(insert(object, release, StixTime.parse(modified), now));
  }

  private static Instant later(Instant now, Instant than) {
    return now.minusMillis(1).isBefore(than) ? than.plusMillis(1) : now;
  }

  /** Revokes what is left of a release, the newest version of each object. */
  List<Bytes> revoke(UUID release, Instant now, List<String> except) {
    List<FeedObject> newest =
        database.list(
            "select position, stix_id, version, added, content from feed_object"
                + " where public_id = ? and last_version = true order by position",
            FeedStore::object,
            release);
    List<Bytes> revoked = new ArrayList<>();
    for (FeedObject one : newest) {
      ObjectNode object = parsed(one);
      if (!except.contains(one.stixId()) && !object.path("revoked").asBoolean()) {
        object.remove(List.of("created", "modified"));
        put(object.put("revoked", true), release, now).ifPresent(revoked::add);
      }
    }
    return revoked;
  }

  /** Whether the newest version of an object revokes it. No later version may follow then. */
  boolean isRevoked(String id) {
    return newest(id).filter(one -> parsed(one).path("revoked").asBoolean()).isPresent();
  }

  private Optional<FeedObject> newest(String id) {
    return database.first(
        "select position, stix_id, version, added, content from feed_object"
            + " where stix_id = ? and last_version = true",
        FeedStore::object,
        id);
  }

  private Bytes insert(ObjectNode object, @Nullable UUID release, Instant version, Instant now) {
    String id = object.path("id").asText();
    boolean known =
        database.update(
                "update feed_object set last_version = false"
                    + " where stix_id = ? and last_version = true",
                id)
            > 0;
    long position = database.take(COUNTER, 1);
    long latest =
        database
            .first(
                "select added from feed_object where position = ?",
                row -> row.getLong(1),
                position - 1)
            .orElse(0L);
    Bytes content = Bytes.of(CanonicalJson.write(object));
    database.update(
        "insert into feed_object (position, stix_id, stix_type, public_id, version, added,"
            + " first_version, last_version, content) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        position,
        id,
        object.path("type").asText(),
        release,
        Micros.of(version),
        Math.max(Micros.of(now), latest + 1),
        !known,
        true,
        content.toByteArray());
    return content;
  }

  private static ObjectNode parsed(FeedObject object) {
    return parsed(object.content().toByteArray());
  }

  private static ObjectNode parsed(byte[] content) {
    try {
      return (ObjectNode) JSON.readTree(content);
    } catch (IOException e) {
      throw new UncheckedIOException("the feed holds what it was given", e);
    }
  }
}
