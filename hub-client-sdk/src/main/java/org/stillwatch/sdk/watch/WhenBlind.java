package org.stillwatch.sdk.watch;

/** What a watch says of the unknown while it is out of date. There is no usual choice. */
public enum WhenBlind {
  /** {@link Sighting.Clear}: nobody is kept out because a disk or a feed failed. */
  FAIL_OPEN,
  /** {@link Sighting.Blind}: the caller decides what to do with whom nothing is known about. */
  FAIL_CLOSED
}
