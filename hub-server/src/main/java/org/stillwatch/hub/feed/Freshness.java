package org.stillwatch.hub.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Settings;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.indicator.StixTime;

/**
 * Keeps a feed from being read that no snapshot was taken of for long, since no law was in force or
 * snapshots failed: it may have what was withdrawn since.
 */
@Singleton
public final class Freshness {
  /** How much longer than a snapshot's time the one before may be read. */
  private static final Duration GRACE = Duration.ofMinutes(15);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Settings settings;
  private final PolicyHolder policies;
  private final Transactions transactions;
  private final InstantSource clock;
  private volatile Instant until = Instant.MIN;

  /** Of the snapshots that are taken under those policies. */
  @Inject
  public Freshness(
      Settings settings, PolicyHolder policies, Transactions transactions, InstantSource clock) {
    this.settings = settings;
    this.policies = policies;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Requires a snapshot that is young enough.
   *
   * @throws Refused with {@link Refusal.Unavailable} otherwise
   */
  public void require() {
    Instant now = clock.instant();
    if (now.isBefore(until)) {
      return;
    }
    Duration length = policies.current().liaison().snapshot();
    Instant known =
        transactions
            .run(() -> settings.find(Snapshots.TAKEN))
            .map(StixTime::parse)
            .map(taken -> taken.plus(length).plus(GRACE))
            .orElse(Instant.MIN);
    if (!now.isBefore(known)) {
      throw new Refused(new Refusal.Unavailable("the snapshot for liaisons", PAUSE));
    }
    until = known;
  }
}
