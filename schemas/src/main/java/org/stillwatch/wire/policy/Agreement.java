package org.stillwatch.wire.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.indicator.Standing;

/** What the fields of a policy must agree on; no schema can say it. */
final class Agreement {
  /** Shorter ticks, outside loopback, would tell by an alert's moment who has just reported. */
  static final Duration SHORTEST_TICK = Duration.ofSeconds(60);

  private final List<Finding> findings = new ArrayList<>();

  private Agreement() {}

  static List<Finding> findings(Policy policy) {
    var check = new Agreement();
    check.dates(policy);
    check.defaults(policy);
    check.limits(policy.limits());
    check.loopback(policy);
    check.liaison(policy);
    check.edges("/matching/rarity_edges", policy.matching().rarityEdges());
    check.edges("/matching/lab_edges", policy.matching().labEdges());
    check.nearDuplicates(policy.matching());
    check.ceilings(policy.ceilings());
    check.kinds(policy);
    return List.copyOf(check.findings);
  }

  private void dates(Policy policy) {
    if (!policy.validFrom().isBefore(policy.validUntil())) {
      add("/valid_until", "Is not after valid_from. Write a later moment.");
    }
  }

  private void defaults(Policy policy) {
    var accepted = policy.reports();
    var defaults = policy.defaults();
    within("tlp", defaults.tlp(), accepted.tlp().contains(defaults.tlp()));
    within("pap", defaults.pap(), accepted.pap().contains(defaults.pap()));
    within(
        "gov_consent",
        defaults.govConsent(),
        accepted.govConsent().contains(defaults.govConsent()));
    within(
        "attribution",
        defaults.attribution(),
        accepted.attribution().contains(defaults.attribution()));
  }

  private void within(String field, String word, boolean accepted) {
    if (!accepted) {
      add(
          "/defaults/" + field,
          "Is "
              + word
              + ", which /reports/"
              + field
              + " does not accept. A silent report would be refused: change one of the two.");
    }
  }

  private void limits(Limits limits) {
    if (limits.maxObjectBytes() > limits.maxBatchBytes()) {
      add(
          "/limits/max_object_bytes",
          "Is more than max_batch_bytes: no batch could carry such an object. Lower it.");
    }
    if (limits.evaluationsPerRequest() > limits.evaluationsPerDay()) {
      add(
          "/limits/evaluations_per_request",
          "Is more than evaluations_per_day: one request would spend more than the day. Lower it.");
    }
  }

  private void loopback(Policy policy) {
    if (policy.loopbackOnly()) {
      return;
    }
    if (policy.release().alertTick().compareTo(SHORTEST_TICK) < 0) {
      add(
          "/release/alert_tick_seconds",
          "Is under "
              + SHORTEST_TICK.toSeconds()
              + ", so that an alert would tell who has just reported. Raise it, or set"
              + " loopback_only to true.");
    }
    if (policy.log().tick().compareTo(SHORTEST_TICK) < 0) {
      add(
          "/log/tick_seconds",
          "Is under "
              + SHORTEST_TICK.toSeconds()
              + ", so that the log's growth would tell when somebody has just reported. Raise it,"
              + " or set loopback_only to true.");
    }
    policy
        .kinds()
        .forEach((name, kind) -> {
          if (kind.enabled() && kind.minAccounts() == 1) {
            add(
                "/kinds/" + name + "/min_accounts",
                "Is 1, so that a single customer would be described. Raise it, or set"
                    + " loopback_only to true.");
          }
        });
  }

  private void liaison(Policy policy) {
    var terms = policy.liaison();
    for (var basis : terms.bases()) {
      if (!basis.validFrom().isBefore(basis.validUntil())) {
        add(
            "/liaison/legal_basis/" + basis.id() + "/valid_until",
            "Is not after valid_from. Write a later moment.");
      }
    }
    if (!terms.bases().isEmpty()
        && policy.log().tick().plus(policy.log().promise()).compareTo(Duration.ofDays(1)) > 0) {
      add(
          "/log/tick_seconds",
          "With promise_seconds is over 86400, so that members would see later than the next day what"
              + " a liaison read. Lower one of the two.");
    }
    if (policy.loopbackOnly()) {
      return;
    }
    if (terms.delay().compareTo(LiaisonTerms.CLOSED.delay()) < 0) {
      add(
          "/liaison/delay_hours",
          "Is under "
              + LiaisonTerms.CLOSED.delay().toHours()
              + ", so that a release would tell who has just reported. Raise it, or set"
              + " loopback_only to true.");
    }
    if (terms.snapshot().compareTo(LiaisonTerms.CLOSED.snapshot()) < 0) {
      add(
          "/liaison/snapshot_seconds",
          "Is under "
              + LiaisonTerms.CLOSED.snapshot().toSeconds()
              + ", so that readers could tell by many small changes who has just reported. Raise"
              + " it, or set loopback_only to true.");
    }
  }

  private void edges(String pointer, Edges edges) {
    for (int i = 1; i < edges.lower().size(); i++) {
      if (edges.lower().get(i - 1) >= edges.lower().get(i)) {
        add(pointer, "Is not in ascending order. Write each edge once, the smallest first.");
        return;
      }
    }
  }

  private void nearDuplicates(Matching matching) {
    var least =
        Math.max(matching.c8Percent(), Math.max(matching.c12Percent(), matching.skeletonPercent()));
    if (matching.nearDuplicatePercent() <= least) {
      add(
          "/matching/near_duplicate_percent",
          "Is not above the similarities that join two labs ("
              + least
              + "): whatever matches would be taken for a probe. Raise it.");
    }
  }

  private void ceilings(Ceilings ceilings) {
    if (ceilings.threeLabs().compareTo(ceilings.twoLabs()) < 0) {
      add("/ceilings/three_labs", "Is below two_labs. More labs cannot mean less: raise it.");
    }
  }

  private void kinds(Policy policy) {
    if (policy.kinds().values().stream().noneMatch(kind -> kind.enabled() && kind.alone())) {
      add("/kinds", "Holds no enabled kind that may raise an alert alone. Enable one.");
    }
    policy
        .kinds()
        .forEach((name, terms) ->
            IndicatorKinds.ofName(name).forEach(kind -> kind("/kinds/" + name, terms, kind)));
  }

  /** What a kind is by its nature, no policy can change. */
  private void kind(String pointer, KindTerms terms, IndicatorKind kind) {
    if (terms.alone() && kind.standing() != Standing.ALONE) {
      add(pointer + "/alone", "Is true for a kind that only corroborates. Set it to false.");
    }
    if (terms.maxAge().compareTo(kind.longest()) > 0) {
      add(
          pointer + "/max_age_days",
          "Is more than the "
              + kind.longest().toDays()
              + " days that the kind may live. Lower it.");
    }
    open(pointer, terms, kind);
    boolean compares = kind.comparedBy().isPresent();
    if (compares != terms.nearPercent().isPresent()) {
      add(
          pointer + "/near_percent",
          compares
              ? "Is missing: sketches of this kind are compared. Write the least similarity."
              : "Is there for a kind without sketches to compare. Remove it.");
    }
  }

  private void open(String pointer, KindTerms terms, IndicatorKind kind) {
    boolean marks =
        kind.examples().stream().anyMatch(f -> kind.cautions(f).contains(Caution.PUBLIC_TEMPLATE));
    if (marks != terms.publicMinAccounts().isPresent()) {
      add(
          pointer + "/public_min_accounts",
          marks
              ? "Is missing: what is public needs a number of accounts of its own. Write it."
              : "Is there for a kind that is never marked as public. Remove it.");
    } else if (terms.leastAccounts(true) < terms.minAccounts()) {
      add(
          pointer + "/public_min_accounts",
          "Is below min_accounts. What is public says less, not more: raise it.");
    }
  }

  private void add(String pointer, String words) {
    findings.add(new Finding(pointer, words));
  }
}
