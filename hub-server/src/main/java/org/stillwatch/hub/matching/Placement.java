package org.stillwatch.hub.matching;

import java.util.List;
import java.util.Optional;

/**
 * What came of placing a report's values.
 *
 * @param agreements with values of other labs, each of which joins
 * @param pairings with clusters of other labs by kinds that join only together
 * @param repeats the row of the same lab's earlier report that this one nearly repeats
 */
public record Placement(
    List<Agreement> agreements, List<Pairing> pairings, Optional<Long> repeats) {
  /** Copies the lists. */
  public Placement {
    agreements = List.copyOf(agreements);
    pairings = List.copyOf(pairings);
  }

  /** Whether the report belongs to a campaign. */
  public boolean joins() {
    return !agreements.isEmpty() || pairings.stream().anyMatch(Pairing::joins);
  }
}
