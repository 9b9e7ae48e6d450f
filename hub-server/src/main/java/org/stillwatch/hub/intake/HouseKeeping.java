package org.stillwatch.hub.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.stillwatch.hub.alerts.Waiting;
import org.stillwatch.hub.members.UsedProofs;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.pseudonyms.EvaluationKeys;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.policy.Policy;

/** What the passing of time asks for; done once a minute by every node. Thread-safe. */
@Singleton
public final class HouseKeeping {
  private final UsedProofs usedProofs;
  private final EvaluationKeys evaluationKeys;
  private final Backlog backlog;
  private final PolicyHolder policies;
  private final Waiting waiting;
  private final Transactions transactions;
  private final InstantSource clock;

  /** House keeping of those rooms. */
  @Inject
  public HouseKeeping(
      UsedProofs usedProofs,
      EvaluationKeys evaluationKeys,
      Backlog backlog,
      PolicyHolder policies,
      Waiting waiting,
      Transactions transactions,
      InstantSource clock) {
    this.usedProofs = usedProofs;
    this.evaluationKeys = evaluationKeys;
    this.backlog = backlog;
    this.policies = policies;
    this.waiting = waiting;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Does what is due. */
  public void keep() {
    Instant now = clock.instant();
    Policy policy = policies.current();
    evaluationKeys.destroyEnded(policy.epochs().overlap(), now);
    transactions.run(() -> usedProofs.forget(now));
    backlog.clear(policy, now);
    waiting.wakeAll();
  }
}
