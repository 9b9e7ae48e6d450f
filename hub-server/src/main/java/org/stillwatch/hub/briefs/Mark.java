package org.stillwatch.hub.briefs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.stillwatch.hub.members.Caller;

/**
 * Whom a copy was made for, so that a copy that turns up elsewhere says whose it was.
 *
 * @param text such as {@code Example Agency, threat-assessment, 1b28cbcc, 2026-11-28}
 */
record Mark(String text) {
  private static final int SHORT = 8;

  static Mark of(Caller.Liaison liaison, Instant now) {
    return new Mark(
        liaison.agency()
            + ", "
            + liaison.purpose().word()
            + ", "
            + liaison.id().toString().substring(0, SHORT)
            + ", "
            + now.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10));
  }
}
