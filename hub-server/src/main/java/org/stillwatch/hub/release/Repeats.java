package org.stillwatch.hub.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what a lab says anew from what it says again. A lab reports a cluster as often as it likes:
 * a report that nearly repeats another of it, and of which each class and word was said before, is
 * nothing new, or a lab could let another's news through by saying its own again. One that says
 * more, such as a cluster that grew, counts; that time went on is no news, since everybody could
 * guess it. What stands behind a release stays there. For one campaign; not thread-safe.
 */
public final class Repeats {
  private final Map<Long, Long> roots = new HashMap<>();
  private final Map<Long, List<Contribution>> said = new HashMap<>();

  /**
   * Whether it says anything that was not said before.
   *
   * @param one those that stand behind a release come first, then the others in the order of their
   *     rows
   * @param repeated the report that it nearly repeats, or itself
   * @param stands whether it stands behind what is released
   */
  public boolean isNew(Contribution one, long repeated, boolean stands) {
    long root = roots.getOrDefault(repeated, repeated);
    roots.put(one.report(), root);
    List<Contribution> before = said.computeIfAbsent(root, r -> new ArrayList<>());
    if (!stands && before.stream().anyMatch(earlier -> earlier.covers(one))) {
      return false;
    }
    before.add(one);
    return true;
  }
}
