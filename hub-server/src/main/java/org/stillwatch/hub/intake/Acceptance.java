package org.stillwatch.hub.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.hub.alerts.Alerts;
import org.stillwatch.hub.alerts.Verdicts;
import org.stillwatch.hub.campaigns.Campaigns;
import org.stillwatch.hub.grammar.Statement;
import org.stillwatch.hub.indicators.Chains;
import org.stillwatch.hub.indicators.Indicators;
import org.stillwatch.hub.indicators.StoredReport;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.ledger.Happening;
import org.stillwatch.hub.ledger.Ledger;
import org.stillwatch.hub.matching.Likeness;
import org.stillwatch.hub.matching.Matching;
import org.stillwatch.hub.matching.Nearness;
import org.stillwatch.hub.matching.Round;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.policy.Admitted;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.alert.Receipt;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.policy.Policy;
import org.stillwatch.wire.seal.BatchBinding;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealType;

/**
 * What one accepted batch causes, in one transaction under the matching lock: kept, matched,
 * joined, told, taken down for the log, and receipted. Anything that fails undoes it all.
 */
@Singleton
public final class Acceptance {
  private final Chains chains;
  private final GroupKeyChecks groupKeys;
  private final Indicators indicators;
  private final Matching matching;
  private final Campaigns campaigns;
  private final Withdrawals withdrawals;
  private final Verdicts verdicts;
  private final Alerts alerts;
  private final Ledger ledger;
  private final PolicyHolder policies;
  private final HubIdentity hub;

  /** Acceptance into those stores. */
  @Inject
  public Acceptance(
      Chains chains,
      GroupKeyChecks groupKeys,
      Indicators indicators,
      Matching matching,
      Campaigns campaigns,
      Withdrawals withdrawals,
      Verdicts verdicts,
      Alerts alerts,
      Ledger ledger,
      PolicyHolder policies,
      HubIdentity hub) {
    this.chains = chains;
    this.groupKeys = groupKeys;
    this.indicators = indicators;
    this.matching = matching;
    this.campaigns = campaigns;
    this.withdrawals = withdrawals;
    this.verdicts = verdicts;
    this.alerts = alerts;
    this.ledger = ledger;
    this.policies = policies;
    this.hub = hub;
  }

  /** Reads what matching keeps in memory, so that the next batch need not. */
  void prepare() {
    Policy policy = policies.current();
    matching.begin(Likeness.of(policy.matching()), Nearness.of(policy));
  }

  /** Accepts a batch that is the next of its chain, and gives its receipt. */
  String of(Admitted batch, Instant now) {
    Policy policy = policies.current();
    MemberId lab = batch.signed().sender();
    requireBudget(lab, policy, now);
    groupKeys.require(batch);
    Round round = matching.begin(Likeness.of(policy.matching()), Nearness.of(policy));
    String receipt = receipt(batch, policy, now);
    chains.append(batch.signed(), receipt, now);
    Digest header = batch.signed().batch().header().digest();
    ledger.record(List.of(Happening.of(LeafKind.BATCH, header, lab)), policy.log(), now);
    long objects = indicators.keepObjects(batch);
    Map<Long, MemberId> touched = new HashMap<>();
    List<Statement.Report> reports = new ArrayList<>();
    for (Statement statement : batch.statements()) {
      if (statement instanceof Statement.Report report) {
        reports.add(report);
      } else {
        touched.putAll(join(batch, reports, objects, round, policy, now));
        reports.clear();
        touched.putAll(other(lab, statement, policy, now));
      }
    }
    touched.putAll(join(batch, reports, objects, round, policy, now));
    alerts.tell(touched, policy, now);
    return receipt;
  }

  /** Reports in a row are kept and placed together, and joined one after the other. */
  private Map<Long, MemberId> join(
      Admitted batch,
      List<Statement.Report> reports,
      long objects,
      Round round,
      Policy policy,
      Instant now) {
    Map<Long, MemberId> touched = new HashMap<>();
    if (!reports.isEmpty()) {
      List<StoredReport> stored = indicators.keep(batch, reports, objects, now);
      round.place(stored);
      for (StoredReport one : stored) {
        touched.putAll(campaigns.join(one, round.placementOf(one), policy, now));
      }
    }
    return touched;
  }

  private Map<Long, MemberId> other(MemberId lab, Statement statement, Policy policy, Instant now) {
    return switch (statement) {
      case Statement.TakenBack taken -> withdrawals.withdraw(lab, taken, policy, now);
      case Statement.Opinion opinion -> verdicts.keep(lab, opinion, now);
      case Statement.Report report -> throw new IllegalStateException("a report is joined");
      case Statement.Fact fact -> throw new IllegalStateException("a fact without its report");
    };
  }

  private void requireBudget(MemberId lab, Policy policy, Instant now) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    if (chains.acceptedSince(lab, day) >= policy.limits().submissionsPerDay()) {
      throw new Refused(
          new Refusal.BudgetSpent(
              "the day's budget of batches", Duration.between(now, day.plus(1, ChronoUnit.DAYS))));
    }
  }

  private String receipt(Admitted batch, Policy policy, Instant now) {
    BatchBinding binding = batch.signed().batch().header().binding();
    Receipt receipt =
        new Receipt(
            hub.id().value(),
            batch.signed().sender().value(),
            binding.stream().toString(),
            binding.sequence(),
            batch.signed().batch().header().digest(),
            batch.signed().batch().objects().size(),
            now,
            Optional.of(policy.log().promised(now)));
    return Seal.seal(SealType.RECEIPT, receipt.toCanonical(), hub.key());
  }
}
