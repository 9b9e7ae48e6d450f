package org.stillwatch.hub.policy;

import static org.stillwatch.hub.policy.Objection.sorted;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.hub.policy.Objection.EpochOver;
import org.stillwatch.hub.policy.Objection.FormUnknown;
import org.stillwatch.hub.policy.Objection.KeptTooLong;
import org.stillwatch.hub.policy.Objection.KindNotEnabled;
import org.stillwatch.hub.policy.Objection.TooFewAccounts;
import org.stillwatch.hub.policy.Objection.TooManyOfKind;
import org.stillwatch.hub.policy.Objection.TooOld;
import org.stillwatch.hub.policy.Objection.WordNotAccepted;
import org.stillwatch.wire.policy.KindTerms;
import org.stillwatch.wire.policy.Policy;

/**
 * What the policy that a batch names says to its reports. A kind that the current policy no longer
 * enables is refused at once, grace or not: that is the brake.
 */
public final class Terms {
  /** How far a lab's clock may be ahead of the hub's. */
  public static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

  private final Policy named;
  private final Policy current;

  /**
   * @param named the policy that the batch names
   * @param current the policy that the hub runs under; the same, but for the time of grace
   */
  Terms(Policy named, Policy current) {
    this.named = named;
    this.current = current;
  }

  /** The policy that the batch names. */
  public Policy policy() {
    return named;
  }

  /** The terms of a kind, if it is enabled. */
  public Optional<KindTerms> kind(String kind) {
    return current.enabled(kind).flatMap(still -> named.enabled(kind));
  }

  /** Every objection to one indicator; none if it is accepted. */
  public List<Objection> objections(Claim claim, Instant now) {
    return kind(claim.kind())
        .map(terms -> objections(terms, claim, now))
        .orElseGet(() -> List.of(new KindNotEnabled(sorted(enabledKinds()))));
  }

  private static List<Objection> objections(KindTerms terms, Claim claim, Instant now) {
    var found = new ArrayList<Objection>();
    if (!terms.forms().contains(claim.form())) {
      found.add(new FormUnknown(sorted(terms.forms())));
    }
    int least = terms.leastAccounts(claim.open());
    if (!claim.accounts().isAtLeast(least)) {
      found.add(new TooFewAccounts(least));
    }
    if (!claim.validUntil().isAfter(now)) {
      found.add(new TooOld());
    }
    var latest = now.plus(terms.maxAge());
    if (claim.validUntil().isAfter(latest.plus(CLOCK_SKEW))) {
      found.add(new KeptTooLong(latest, terms.maxAge()));
    }
    return List.copyOf(found);
  }

  /** The objection to this many indicators of a kind in one report. */
  public Optional<Objection> tooMany(String kind, int inOneReport) {
    return kind(kind)
        .filter(terms -> inOneReport > terms.maxPerCluster())
        .map(terms -> new TooManyOfKind(kind, terms.maxPerCluster()));
  }

  /** Every objection to what a report says of its cluster. */
  public List<Objection> objections(ReportWords said) {
    var accepted = named.reports();
    var found = new ArrayList<Objection>();
    check(found, "/tlp", Set.of(said.tlp()), accepted.tlp());
    check(found, "/pap", Set.of(said.pap()), accepted.pap());
    check(found, "/gov_consent", Set.of(said.govConsent()), accepted.govConsent());
    check(found, "/attribution", Set.of(said.attribution()), accepted.attribution());
    check(found, "/threat_basis", said.threatBasis(), accepted.threatBasis());
    check(found, "/evidence_class", Set.of(said.evidenceClass()), accepted.evidenceClass());
    check(found, "/benign_explanations", said.benignExplanations(), accepted.benignExplanations());
    check(found, "/techniques", said.techniques(), accepted.techniques());
    return List.copyOf(found);
  }

  /** The objection to a batch of an epoch that ended at this moment (or will). */
  public Optional<Objection> epochEnded(Instant ended, Instant now) {
    var overlap = named.epochs().overlap();
    return now.isBefore(ended.plus(overlap))
        ? Optional.empty()
        : Optional.of(new EpochOver(overlap));
  }

  /**
   * Whether this reducer is a published one of the kind. What another program made is kept but
   * corroborates nothing.
   */
  public boolean corroborates(String kind, String reducer) {
    return kind(kind).filter(terms -> terms.reducers().contains(reducer)).isPresent();
  }

  private List<String> enabledKinds() {
    return named.kinds().keySet().stream().filter(kind -> kind(kind).isPresent()).toList();
  }

  private static void check(
      List<Objection> found, String field, Set<String> said, Set<String> accepted) {
    if (!accepted.containsAll(said)) {
      found.add(new WordNotAccepted(field, sorted(accepted)));
    }
  }
}
