package org.stillwatch.hub;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells of what fails again and again: at once, and then once a minute until it succeeds, so that a
 * database that is away for a night does not fill a disk. Thread-safe.
 */
final class Troubles {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Logger log;
  private final InstantSource clock;
  private final Map<String, Instant> next = new ConcurrentHashMap<>();

  Troubles(Logger log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /** It failed. */
  void failed(String words, Exception why) {
    Instant now = clock.instant();
    Instant due = next.get(words);
    if (due == null || !now.isBefore(due)) {
      next.put(words, now.plus(AGAIN));
      log.log(Level.WARNING, words, why);
    }
  }

  /** It succeeded: the next failure is news. */
  void succeeded(String words) {
    next.remove(words);
  }
}
