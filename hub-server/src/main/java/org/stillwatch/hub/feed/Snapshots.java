package org.stillwatch.hub.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.keys.RandomIds;
import org.stillwatch.hub.ledger.Happening;
import org.stillwatch.hub.ledger.Ledger;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.release.Candidate;
import org.stillwatch.hub.release.Contribution;
import org.stillwatch.hub.release.Decision;
import org.stillwatch.hub.release.ReleaseRules;
import org.stillwatch.hub.storage.LockName;
import org.stillwatch.hub.storage.Locks;
import org.stillwatch.hub.storage.Settings;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.policy.LiaisonTerms;
import org.stillwatch.wire.policy.Policy;

/**
 * Takes a snapshot of what may be released when one is due, in one transaction, on one node. All
 * liaisons read the same until the next. What came into the feed is a leaf of the log.
 */
@Singleton
public final class Snapshots {
  static final String TAKEN = "feed.snapshot";

  private final FeedStore feed;
  private final ReleaseStore releases;
  private final PolicyHolder policies;
  private final Ledger ledger;
  private final Settings settings;
  private final Locks locks;
  private final Transactions transactions;
  private final HubIdentity hub;
  private final RandomIds ids;
  private volatile String seen = "";
  private volatile boolean defined;

  /** Snapshots of those releases. */
  @Inject
  public Snapshots(
      FeedStore feed,
      ReleaseStore releases,
      PolicyHolder policies,
      Ledger ledger,
      Settings settings,
      Locks locks,
      Transactions transactions,
      HubIdentity hub,
      RandomIds ids) {
    this.feed = feed;
    this.releases = releases;
    this.policies = policies;
    this.ledger = ledger;
    this.settings = settings;
    this.locks = locks;
    this.transactions = transactions;
    this.hub = hub;
    this.ids = ids;
  }

  /**
   * Takes the snapshot that is due, if it was not taken yet and any law lets it be read.
   *
   * @return how many objects came into the feed
   */
  public int take(Instant now) {
    Policy policy = policies.current();
    LiaisonTerms terms = policy.liaison();
    String due = StixTime.write(terms.snapshotAt(now));
    if (due.equals(seen) || terms.bases().stream().noneMatch(basis -> basis.isInForce(now))) {
      return 0;
    }
    OptionalInt added =
        transactions.run(() -> {
          locks.hold(LockName.FEED);
          if (settings.find(TAKEN).filter(due::equals).isPresent()) {
            return OptionalInt.empty(); // another node has just taken it
          }
          settings.keep(TAKEN, due);
          return OptionalInt.of(new Taking(policy, terms.snapshotAt(now), now).take());
        });
    defined |= added.isPresent();
    seen = due;
    return added.orElse(0);
  }

  /** One snapshot. */
  private final class Taking {
    private final Policy policy;
    private final Instant snapshot;
    private final Instant now;
    private final List<Bytes> added = new ArrayList<>();

    Taking(Policy policy, Instant snapshot, Instant now) {
      this.policy = policy;
      this.snapshot = snapshot;
      this.now = now;
    }

    int take() {
      define();
      ReleaseRules rules = new ReleaseRules(policy.liaison(), releases.members());
      Map<Long, ReleaseStore.Standing> standing = new LinkedHashMap<>();
      Map<Long, Long> byReport = new HashMap<>();
      for (ReleaseStore.Standing one : releases.standing()) {
        standing.put(one.release(), one);
        one.content().behind().rows().forEach(report -> byReport.put(report, one.release()));
      }
      for (long campaign : releases.campaigns(policy.liaison().labs())) {
        Candidate candidate = releases.candidate(campaign);
        Optional<ReleaseStore.Standing> old = claimed(candidate, standing, byReport);
        old.ifPresent(one -> standing.remove(one.release()));
        Decision decision =
            Decision.on(
                candidate,
                rules,
                snapshot,
                old.map(ReleaseStore.Standing::content),
                releases.before(candidate));
        carryOut(decision, old);
      }
      standing.values().forEach(this::revoke);
      tell();
      return added.size();
    }

    /** Definitions change with the program only. */
    private void define() {
      if (defined) {
        return;
      }
      for (ObjectNode object : new Definitions(hub.id()).all()) {
        (object.has("created") ? feed.putForeign(object, now) : feed.put(object, null, now))
            .ifPresent(added::add);
      }
    }

    /**
     * What is released of it already: what most of its reports stood behind, in whatever campaign
     * they are now. Campaigns are merged and split by reports that may not count.
     */
    private Optional<ReleaseStore.Standing> claimed(
        Candidate candidate, Map<Long, ReleaseStore.Standing> standing, Map<Long, Long> byReport) {
      Map<Long, Long> shared = new HashMap<>();
      for (Contribution one : candidate.contributions()) {
        Long release = byReport.get(one.report());
        if (release != null) {
          shared.merge(release, 1L, Long::sum);
        }
      }
      return shared.entrySet().stream()
          .sorted(Map.Entry.<Long, Long>comparingByValue().reversed())
          .flatMap(entry ->
              Optional.ofNullable(standing.get(entry.getKey()))
                  .filter(one -> 2 * entry.getValue() > one.content().behind().size())
                  .stream())
          .findFirst();
    }

    private void carryOut(Decision decision, Optional<ReleaseStore.Standing> old) {
      switch (decision) {
        case Decision.Keep keep -> {}
        case Decision.Revoke revoke -> old.ifPresent(this::revoke);
        case Decision.Publish publish -> {
          UUID publicId = old.map(ReleaseStore.Standing::publicId).orElseGet(ids::next);
          Instant first = old.map(ReleaseStore.Standing::first).orElse(now);
          releases.keep(publicId, publish.facts(), publish.behind(), old, now);
          List<ObjectNode> objects =
              new CampaignContent(hub.id(), publicId, publish.facts(), first, feed::isRevoked)
                  .objects();
          objects.forEach(object -> feed.put(object, publicId, now).ifPresent(added::add));
          List<String> stay = objects.stream().map(object -> object.path("id").asText()).toList();
          added.addAll(feed.revoke(publicId, now, stay));
        }
      }
    }

    private void revoke(ReleaseStore.Standing standing) {
      releases.end(standing);
      added.addAll(feed.revoke(standing.publicId(), now, List.of()));
    }

    private void tell() {
      if (added.isEmpty()) {
        return;
      }
      ObjectNode statement =
          JsonNodeFactory.instance
              .objectNode()
              .put("snapshot", StixTime.write(snapshot))
              .put("policy", policy.digest().base64Url());
      MessageDigest all = Digest.sha256();
      added.forEach(object -> all.update(Digest.of(object).bytes().toByteArray()));
      statement.put("objects", added.size()).put("digest", Bytes.of(all.digest()).base64Url());
      Bytes content = Bytes.of(CanonicalJson.write(statement));
      ledger.recordOnce(Happening.shown(LeafKind.RELEASE, content), policy.log(), now);
    }
  }
}
