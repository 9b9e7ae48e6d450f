package org.stillwatch.hub.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.release.Behind;
import org.stillwatch.hub.release.Candidate;
import org.stillwatch.hub.release.Contribution;
import org.stillwatch.hub.release.Decision;
import org.stillwatch.hub.release.Facts;
import org.stillwatch.hub.release.Repeats;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.canonical.CanonicalJson;

/** What might be released, and what was. Called under the lock {@code FEED}. */
@Singleton
public final class ReleaseStore {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COUNTER = "feed_release";

  private final Database database;

  /** Releases in that database. */
  @Inject
  public ReleaseStore(Database database) {
    this.database = database;
  }

  /**
   * The campaigns that so many labs have a live cluster in.
   *
   * @param labs fewest
   */
  List<Long> campaigns(int labs) {
    return database.list(
        "select c.id from campaign c where c.ended_at is null and (select count(*)"
            + " from campaign_lab l where l.campaign_id = c.id and l.clusters > 0) >= ?"
            + " order by c.id",
        row -> row.getLong(1),
        labs);
  }

  /** How many members there are that ever enrolled and were not revoked. */
  int members() {
    return database
        .first(
            "select count(*) from member m where m.revoked_at is null and exists"
                + " (select 1 from member_key k where k.member_id = m.id)",
            row -> row.getInt(1))
        .orElse(0);
  }

  /** A campaign with the reports of members in force, but those that say nothing new. */
  Candidate candidate(long campaign) {
    boolean disputed =
        database
            .first("select disputed from campaign where id = ?", row -> row.getBoolean(1), campaign)
            .orElse(true);
    Repeats repeats = new Repeats();
    List<Contribution> contributions = new ArrayList<>();
    database.list(
        "select r.id, r.member_id, r.received_at, o.content, coalesce(r.first_answer, r.id),"
            + " exists (select 1 from feed_behind b join feed_release f on f.id = b.release_id"
            + " where b.report_id = r.id and f.stands = true) as behind"
            + " from report r"
            + " join member m on m.id = r.member_id"
            + " join stored_object o on o.stix_id = r.stix_id"
            + " where r.campaign_id = ? and r.withdrawn_at is null and m.revoked_at is null"
            + " order by behind desc, r.id",
        row -> {
          Contribution one =
              ReportFacts.of(
                  row.getLong(1),
                  new MemberId(row.getObject(2, UUID.class)),
                  row.getTimestamp(3).toInstant(),
                  json(row.getBytes(4)));
          return repeats.isNew(one, row.getLong(5), row.getBoolean(6)) && contributions.add(one);
        },
        campaign);
    return new Candidate(campaign, disputed, contributions);
  }

  /**
   * What is released of a campaign now.
   *
   * @param release its row
   * @param publicId under which it is released
   * @param first when its first version was
   */
  record Standing(long release, UUID publicId, Instant first, Decision.Standing content) {}

  /** All that is released now. */
  List<Standing> standing() {
    Map<Long, Map<UUID, Set<Long>>> behind = new TreeMap<>();
    database.list(
        "select b.release_id, b.member_id, b.report_id from feed_behind b"
            + " join feed_release f on f.id = b.release_id where f.stands = true",
        row -> {
          add(behind, row.getLong(1), row.getObject(2, UUID.class), row.getLong(3));
          return row.getLong(3);
        });
    return database.list(
        "select f.id, f.public_id, f.facts, (select min(e.released_at)"
            + " from feed_release e where e.public_id = f.public_id)"
            + " from feed_release f where f.stands = true order by f.id",
        row ->
            new Standing(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getTimestamp(4).toInstant(),
                new Decision.Standing(
                    FactsJson.read(json(row.getString(3).getBytes(UTF_8))),
                    new Behind(behind.getOrDefault(row.getLong(1), Map.of())))));
  }

  /** What stood behind each release that shares a report with the candidate. */
  List<Behind> before(Candidate candidate) {
    Map<Long, Map<UUID, Set<Long>>> behind = new TreeMap<>();
    database.list(
        "select b.release_id, b.member_id, b.report_id from feed_behind b where b.release_id in"
            + " (select distinct s.release_id from feed_behind s where s.report_id = any(?))",
        row -> {
          add(behind, row.getLong(1), row.getObject(2, UUID.class), row.getLong(3));
          return row.getLong(3);
        },
        new Database.Ids(candidate.contributions().stream().map(one -> one.report()).toList()));
    return behind.values().stream().map(Behind::new).toList();
  }

  private static void add(
      Map<Long, Map<UUID, Set<Long>>> behind, long release, UUID lab, long report) {
    Behind.add(behind.computeIfAbsent(release, r -> new TreeMap<>()), new MemberId(lab), report);
  }

  /** Keeps a release, which stands from now on in the place of the one before. */
  void keep(UUID publicId, Facts facts, Behind behind, Optional<Standing> old, Instant now) {
    old.ifPresent(this::end);
    long release = database.take(COUNTER, 1);
    database.update(
        "insert into feed_release (id, public_id, facts, stands, released_at)"
            + " values (?, ?, ?, ?, ?)",
        release,
        publicId,
        new String(CanonicalJson.write(FactsJson.write(facts)), UTF_8),
        true,
        now);
    List<@Nullable Object[]> rows = new ArrayList<>();
    behind
        .reports()
        .forEach((lab, reports) ->
            reports.forEach(report -> rows.add(new Object[] {release, report, lab})));
    database.batch(
        "insert into feed_behind (release_id, report_id, member_id) values (?, ?, ?)", rows);
  }

  /** It does not stand any more. */
  void end(Standing standing) {
    database.update("update feed_release set stands = false where id = ?", standing.release());
  }

  private static JsonNode json(byte[] content) {
    try {
      return JSON.readTree(content);
    } catch (IOException e) {
      throw new UncheckedIOException("the hub keeps what it once read", e);
    }
  }
}
