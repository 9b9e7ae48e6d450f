package org.stillwatch.hub.matching;

import java.util.List;
import java.util.Optional;

/**
 * What came of placing a report's values.
 *
 * @param agreements with values of other labs
 * @param repeats the row of the same lab's earlier report that this one nearly repeats
 */
public record Placement(List<Agreement> agreements, Optional<Long> repeats) {
  /** Copies the list. */
  public Placement {
    agreements = List.copyOf(agreements);
  }
}
