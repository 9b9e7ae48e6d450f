package org.stillwatch.hub.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.stillwatch.hub.alerts.Waiting;
import org.stillwatch.hub.grammar.Grammar;
import org.stillwatch.hub.grammar.Wellformed;
import org.stillwatch.hub.indicators.Chains;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.members.Senders;
import org.stillwatch.hub.members.Signed;
import org.stillwatch.hub.policy.Admitted;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.policy.Rules;
import org.stillwatch.hub.policy.Terms;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Durability;
import org.stillwatch.hub.storage.LockName;
import org.stillwatch.hub.storage.Locks;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.seal.SealedBatch;

/**
 * The front door: one sealed batch in, one receipt out, or a refusal. A receipt means that
 * everything the batch caused is durable. Thread-safe.
 */
@Singleton
public final class Intake {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Semaphore turn = new Semaphore(1, true);
  private final Senders senders;
  private final Bindings bindings;
  private final Grammar grammar;
  private final PolicyHolder policies;
  private final Chains chains;
  private final Backlog backlog;
  private final Acceptance acceptance;
  private final Waiting waiting;
  private final Locks locks;
  private final Durability durability;
  private final Transactions transactions;
  private final InstantSource clock;

  /** The route over those rooms. */
  @Inject
  public Intake(
      Senders senders,
      Bindings bindings,
      Grammar grammar,
      PolicyHolder policies,
      Chains chains,
      Backlog backlog,
      Acceptance acceptance,
      Waiting waiting,
      Locks locks,
      Durability durability,
      Transactions transactions,
      InstantSource clock) {
    this.senders = senders;
    this.bindings = bindings;
    this.grammar = grammar;
    this.policies = policies;
    this.chains = chains;
    this.backlog = backlog;
    this.acceptance = acceptance;
    this.waiting = waiting;
    this.locks = locks;
    this.durability = durability;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What a batch got.
   *
   * @param receipt the hub's seal over the receipt
   * @param before whether this very batch was accepted before
   */
  public record Answer(String receipt, boolean before) {}

  /** Takes a batch in, whole or not at all. */
  public Answer receive(MemberId caller, SealedBatch sealed) {
    Signed signed = senders.open(caller, sealed);
    Optional<String> before = transactions.run(() -> chains.receiptOf(signed));
    if (before.isPresent()) {
      durability.settle();
      return new Answer(before.get(), true);
    }
    Instant now = clock.instant();
    Terms terms = bindings.terms(signed, now);
    Wellformed wellformed = grammar.read(signed, limits());
    Admitted admitted = Rules.rule(wellformed, terms, now);
    Answer answer =
        oneAtATime(() -> {
          backlog.reduce(policies.current(), now);
          return transactions.run(() -> accept(admitted, now));
        });
    durability.settle();
    waiting.wakeAll();
    return answer;
  }

  /**
   * Reads what the first batch after a start would otherwise wait for. Batches that come meanwhile
   * wait, and are asked to come again if it takes long.
   *
   * @throws Refused if batches are waiting already: then one of them does it
   */
  public void prepare() {
    oneAtATime(() ->
        transactions.run(() -> {
          locks.hold(LockName.MATCHING);
          acceptance.prepare();
          return true;
        }));
  }

  /**
   * Batches wait here, not in the database: who waits there holds a connection that others need.
   */
  private <T> T oneAtATime(Supplier<T> work) {
    try {
      if (!turn.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new Refused(new Refusal.Overloaded(PATIENCE));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(new Refusal.Overloaded(PATIENCE), e);
    }
    try {
      return work.get();
    } finally {
      turn.release();
    }
  }

  private Answer accept(Admitted admitted, Instant now) {
    locks.hold(LockName.MATCHING);
    Optional<String> before = chains.receiptOf(admitted.signed());
    if (before.isPresent()) {
      return new Answer(before.get(), true);
    }
    chains.requireNext(admitted.signed());
    return new Answer(acceptance.of(admitted, now), false);
  }

  private Limits limits() {
    var policy = policies.current().limits();
    return new Limits(policy.maxObjectBytes(), policy.maxDepth());
  }
}
