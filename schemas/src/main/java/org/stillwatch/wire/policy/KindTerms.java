package org.stillwatch.wire.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The terms of one kind of indicator.
 *
 * @param enabled whether the hub accepts it
 * @param reason why these numbers, for people
 * @param forms accepted forms, {@code payment-token/1}
 * @param reducers published reducers; what another program made corroborates nothing
 * @param minAccounts least number of accounts an indicator stands for; an edge of {@link
 *     AccountsBucket}
 * @param publicMinAccounts the same for an indicator that is marked as public; absent for kinds
 *     that know no such mark
 * @param maxAge longest life of an indicator
 * @param alone whether a match of this kind alone may raise an alert
 * @param nearPercent least similarity, in percent, of a kind whose sketches are only compared;
 *     absent for every other kind
 * @param maxPerCluster indicators of this kind in one report
 * @param sharing the six fields of SP 800-150; present if enabled
 */
public record KindTerms(
    boolean enabled,
    String reason,
    Set<String> forms,
    Set<String> reducers,
    int minAccounts,
    Optional<Integer> publicMinAccounts,
    Duration maxAge,
    boolean alone,
    Optional<Integer> nearPercent,
    int maxPerCluster,
    Optional<Sharing> sharing) {

  /** Keeps copies. */
  public KindTerms {
    forms = Set.copyOf(forms);
    reducers = Set.copyOf(reducers);
  }

  /**
   * Least number of accounts an indicator stands for.
   *
   * @param open whether anybody can find in public what it is about
   */
  public int leastAccounts(boolean open) {
    return open ? publicMinAccounts.orElse(minAccounts) : minAccounts;
  }
}
