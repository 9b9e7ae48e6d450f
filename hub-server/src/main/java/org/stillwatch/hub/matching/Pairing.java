package org.stillwatch.hub.matching;

import java.util.Map;
import org.stillwatch.hub.members.MemberId;

/**
 * Another lab's cluster with which a report agrees by kinds that count only together.
 *
 * @param report the row of the other cluster
 * @param campaign of the other cluster, 0 if none
 * @param kinds how each kind agreed, by its form
 */
public record Pairing(long report, MemberId member, long campaign, Map<String, Reason> kinds) {
  private static final int TOGETHER = 2;

  /** Copies the map. */
  public Pairing {
    kinds = Map.copyOf(kinds);
  }

  /** Whether enough kinds agree to join the two. */
  public boolean joins() {
    return kinds.size() >= TOGETHER;
  }
}
