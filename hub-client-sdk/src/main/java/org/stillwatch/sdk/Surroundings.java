package org.stillwatch.sdk;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import org.stillwatch.sdk.meaning.Embeddings;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.transport.Sleeper;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.wire.AtTheEdge;

/**
 * What a lab takes from its machine.
 *
 * @param random for keys, ids, blinds and nonces
 * @param patience with a hub that cannot be reached
 * @param memory that observing may use
 * @param embeddings where a model of meaning is looked for, if the lab wants one
 */
public record Surroundings(
    InstantSource clock,
    SecureRandom random,
    Sleeper sleeper,
    Patience patience,
    Timeouts timeouts,
    AccountBatches.Limits memory,
    Embeddings embeddings) {
  private static final int SHARE_OF_HEAP = 4;

  /** Looks for a model of meaning on the class path. */
  public Surroundings(
      InstantSource clock,
      SecureRandom random,
      Sleeper sleeper,
      Patience patience,
      Timeouts timeouts,
      AccountBatches.Limits memory) {
    this(clock, random, sleeper, patience, timeouts, memory, Embeddings.INSTALLED);
  }

  /** Those of a running program. */
  @AtTheEdge
  public static Surroundings real() {
    AccountBatches.Limits usual = AccountBatches.Limits.USUAL;
    long bytes = Math.min(usual.memoryBytes(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    return new Surroundings(
        Clock.systemUTC(),
        new SecureRandom(),
        Sleeper.REAL,
        Patience.USUAL,
        Timeouts.USUAL,
        new AccountBatches.Limits(usual.prompts(), bytes));
  }

  /** The same with another patience. */
  public Surroundings with(Patience other) {
    return new Surroundings(clock, random, sleeper, other, timeouts, memory, embeddings);
  }

  /** The same with another source of models of meaning. */
  public Surroundings with(Embeddings other) {
    return new Surroundings(clock, random, sleeper, patience, timeouts, memory, other);
  }
}
