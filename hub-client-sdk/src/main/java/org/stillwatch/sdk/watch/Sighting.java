package org.stillwatch.sdk.watch;

import java.time.Instant;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.policy.Ceiling;

/**
 * What the lab knows about an account or a value. Decision support: none of these asks for a block.
 */
public sealed interface Sighting {
  /** Not in any cluster that this lab has reported. */
  record Clear() implements Sighting {}

  /**
   * In a cluster that this lab has reported; no other lab is known to see it.
   *
   * @param cluster the lab's own report
   */
  record Reported(StixId cluster) implements Sighting {}

  /**
   * In a cluster with a standing alert: other labs see it too.
   *
   * @param cluster the lab's own report
   * @param labs how many labs, this one included, as a class of the policy
   * @param ceiling how far the lab may go, after human judgement
   */
  record Alerted(
      StixId cluster, StixId campaign, StixId alert, String labs, Ceiling ceiling, Instant issued)
      implements Sighting {}

  /**
   * Not known to be in a cluster, by a watch that is out of date and fails closed. What is known to
   * be in one is said even then.
   */
  record Blind() implements Sighting {}

  /** Nothing is known against it. */
  Clear CLEAR = new Clear();

  /** Nothing can be said. */
  Blind BLIND = new Blind();

  /** The one that says more: an alert over a report, a higher ceiling over a lower. */
  static Sighting stronger(Sighting one, Sighting other) {
    if (one instanceof Alerted first && other instanceof Alerted second) {
      return second.ceiling().compareTo(first.ceiling()) > 0 ? other : one;
    }
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(Sighting sighting) {
    if (sighting instanceof Alerted) {
      return 2;
    }
    return sighting instanceof Reported ? 1 : 0;
  }
}
