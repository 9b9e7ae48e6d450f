package org.stillwatch.sdk;

import java.util.EnumMap;
import java.util.Map;

/** Counts of what did not leave. Not thread-safe. */
final class WithheldCounts {
  private final Map<Withheld, Long> counts = new EnumMap<>(Withheld.class);

  void add(Withheld why, long more) {
    if (more > 0) {
      counts.merge(why, more, Long::sum);
    }
  }

  Map<Withheld, Long> counts() {
    return new EnumMap<>(counts);
  }
}
