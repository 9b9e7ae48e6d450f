package org.stillwatch.wire.policy;

import java.util.List;

/**
 * Where a policy cuts a count into classes.
 *
 * @param lower the lower bounds of the second and later classes, ascending, each at least 2; the
 *     first class begins at 1
 */
public record Edges(List<Integer> lower) {

  /** Keeps a copy. */
  public Edges {
    lower = List.copyOf(lower);
  }

  /**
   * The class of {@code count} as it is written on the wire: {@code 1-9}, {@code 2}, {@code 3+}.
   *
   * @throws IllegalArgumentException if the count is less than one
   */
  public String bucket(long count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "A count of " + count + " has no class; expected at least 1.");
    }
    long from = 1;
    for (int edge : lower) {
      if (count < edge) {
        return from == edge - 1 ? Long.toString(from) : from + "-" + (edge - 1);
      }
      from = edge;
    }
    return from + "+";
  }
}
