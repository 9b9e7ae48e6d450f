package org.stillwatch.hub.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what a lab says anew from what it says again. A lab reports a cluster as often as it likes:
 * a report that nearly repeats another of it, and of which each class and word was said before, is
 * nothing new, or a lab could let another's news through by saying its own again. One that says
 * more, such as a cluster that grew, counts. For one campaign; not thread-safe.
 */
public final class Repeats {
  private final Map<Long, List<Contribution>> said = new HashMap<>();

  /**
   * Whether it says anything that was not said before.
   *
   * @param one the reports of a lab come in the order of their rows
   * @param family the report that it and others nearly repeat, or itself
   */
  public boolean isNew(Contribution one, long family) {
    List<Contribution> before = said.computeIfAbsent(family, f -> new ArrayList<>());
    if (before.stream().anyMatch(earlier -> earlier.covers(one))) {
      return false;
    }
    before.add(one);
    return true;
  }
}
