package org.stillwatch.hub.storage;

import java.util.Locale;

/** What is done by one transaction at a time. */
public enum LockName {
  /** Matching, campaigns and alerts: their order of commit is the order of the alert feeds. */
  MATCHING,
  /** What is made once, at the first start: ids, secrets, keys of an epoch. */
  FOUNDING,
  /** The end of the log. */
  LEDGER,
  /** The end of the feed for liaisons. */
  FEED;

  String row() {
    return name().toLowerCase(Locale.ROOT);
  }
}
