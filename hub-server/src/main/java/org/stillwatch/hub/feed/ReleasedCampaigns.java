package org.stillwatch.hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.hub.release.Facts;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.StixId;

/** Reads campaigns out of the collection. */
@Singleton
public final class ReleasedCampaigns {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TYPE = "campaign";

  private final FeedStore feed;
  private final Database database;
  private final Transactions transactions;

  /** Campaigns of that feed. */
  @Inject
  public ReleasedCampaigns(FeedStore feed, Database database, Transactions transactions) {
    this.feed = feed;
    this.database = database;
    this.transactions = transactions;
  }

  /** The newest version of each, revoked ones too; all of them in memory. */
  public List<ReleasedCampaign> all() {
    return transactions.run(() ->
        feed
            .page(
                new FeedQuery(
                    Optional.empty(),
                    Set.of(),
                    Set.of(TYPE),
                    FeedQuery.Versions.LAST,
                    0,
                    Integer.MAX_VALUE - 1))
            .stream()
            .map(one -> campaign(one, List.of()))
            .toList());
  }

  /** The one that is cited so. */
  public Optional<ReleasedCampaign> cited(Citation citation) {
    return transactions.run(() ->
        id(citation)
            .map(id ->
                feed.page(
                    new FeedQuery(
                        Optional.empty(), Set.of(id), Set.of(), FeedQuery.Versions.ALL, 0, 1_000)))
            .filter(versions -> !versions.isEmpty())
            .map(versions ->
                campaign(
                    versions.get(versions.size() - 1),
                    versions.stream().map(FeedObject::version).toList())));
  }

  /** Ids are looked up by their beginning, which the citation is. */
  private Optional<String> id(Citation citation) {
    String hex = citation.text().substring("SW-".length()).toLowerCase(Locale.ROOT);
    String from = TYPE + "--" + hex.substring(0, 8) + "-" + hex.substring(8) + "-";
    return database.first(
        "select stix_id from feed_object where stix_id >= ? and stix_id < ? order by stix_id",
        row -> row.getString(1),
        from,
        from.substring(0, from.length() - 1) + ".");
  }

  private static ReleasedCampaign campaign(FeedObject object, List<Instant> versions) {
    JsonNode json;
    try {
      json = JSON.readTree(object.content().toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("the feed holds what it was given", e);
    }
    Facts facts = FactsJson.read(json.path("extensions").path(Extension.RELEASE.ref()));
    UUID publicId = StixId.parse(TYPE, object.stixId()).uuid();
    return new ReleasedCampaign(
        Citation.of(publicId),
        object.stixId(),
        object.version(),
        json.path("revoked").asBoolean(),
        facts,
        Wording.confidenceWord(facts),
        Wording.summary(facts),
        Wording.caveats(facts),
        versions);
  }
}
