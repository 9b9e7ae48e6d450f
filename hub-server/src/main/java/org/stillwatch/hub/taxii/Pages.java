package org.stillwatch.hub.taxii;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.hub.feed.FeedObject;
import org.stillwatch.hub.feed.FeedQuery;
import org.stillwatch.hub.feed.FeedStore;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.StixTime;

/** Pages of the collection: envelopes, manifests, versions (TAXII 2.1 sections 3.7, 5.3, 5.8). */
@Singleton
public final class Pages {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** For so long nobody asks the database again whether there is anything new. */
  private static final Duration REMEMBERED = Duration.ofMillis(250);

  private final FeedStore feed;
  private final Transactions transactions;
  private final InstantSource clock;
  private volatile State state = new State(0, Instant.MIN);

  private record State(long last, Instant until) {}

  /** Pages of that feed. */
  @Inject
  public Pages(FeedStore feed, Transactions transactions, InstantSource clock) {
    this.feed = feed;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The place of the last object: while it is the same, so is every page. It may be that of a
   * moment ago; a page that is read after it has all of it, and may have more.
   */
  long state() {
    Instant now = clock.instant();
    State remembered = state;
    if (now.isBefore(remembered.until())) {
      return remembered.last();
    }
    long last = transactions.run(feed::last);
    state = new State(last, now.plus(REMEMBERED));
    return last;
  }

  /** Whether the collection has any version of that object. */
  boolean has(String id) {
    FeedQuery any =
        new FeedQuery(Optional.empty(), Set.of(id), Set.of(), FeedQuery.Versions.ALL, 0, 1);
    return !transactions.run(() -> feed.page(any)).isEmpty();
  }

  /** How one object stands in a page. */
  @FunctionalInterface
  private interface Entry {
    void write(JsonGenerator json, FeedObject object) throws IOException;
  }

  TaxiiAnswer.Body envelope(Asked asked) {
    return page(
        asked,
        "objects",
        (json, object) -> json.writeRawValue(new String(object.content().toByteArray(), UTF_8)));
  }

  TaxiiAnswer.Body manifest(Asked asked) {
    return page(
        asked,
        "objects",
        (json, object) -> {
          json.writeStartObject();
          json.writeStringField("id", object.stixId());
          json.writeStringField("date_added", TaxiiTime.write(object.added()));
          json.writeStringField("version", StixTime.write(object.version()));
          json.writeStringField("media_type", TaxiiMedia.STIX);
          json.writeEndObject();
        });
  }

  TaxiiAnswer.Body versions(Asked asked) {
    return page(
        asked, "versions", (json, object) -> json.writeString(StixTime.write(object.version())));
  }

  private TaxiiAnswer.Body page(Asked asked, String name, Entry entry) {
    FeedQuery query = asked.query();
    List<FeedObject> found = asked.nothing() ? List.of() : transactions.run(() -> feed.page(query));
    boolean more = found.size() > query.limit();
    List<FeedObject> page = more ? found.subList(0, query.limit()) : found;
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 + page.size() * 256);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      if (!page.isEmpty()) {
        json.writeBooleanField("more", more);
        if (more) {
          json.writeStringField(
              "next", NextPage.write(page.get(page.size() - 1).position(), asked.filters()));
        }
        json.writeArrayFieldStart(name);
        for (FeedObject object : page) {
          entry.write(json, object);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    Bytes body = Bytes.of(out.toByteArray());
    return page.isEmpty()
        ? new TaxiiAnswer.Body(body, Optional.empty(), Optional.empty())
        : new TaxiiAnswer.Body(
            body, Optional.of(page.get(0).added()), Optional.of(page.get(page.size() - 1).added()));
  }
}
