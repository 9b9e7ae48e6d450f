package org.stillwatch.wire.indicator;

/** How much an agreement of a kind may cause, weakest first. */
public enum Standing {
  /** Adds to the reasons of what other kinds have joined; joins nothing itself. */
  SUPPORTS,
  /** Joins two clusters only when another kind agrees between the same two. */
  TOGETHER,
  /** Joins two clusters and may raise an alert by itself, if the policy lets it. */
  ALONE;

  /** The weaker of the two: what one side holds to be weak is weak. */
  public Standing and(Standing other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Whether it is this one or a stronger one. */
  public boolean isAtLeast(Standing least) {
    return compareTo(least) >= 0;
  }
}
