package org.stillwatch.hub.launch;

/** The address of the database, with what the hub needs of its driver. */
final class DatabaseUrl {
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final String BATCHES = "reWriteBatchedInserts";

  private DatabaseUrl() {}

  /**
   * With rows that are inserted in a row sent as one statement, which halves what they cost at
   * PostgreSQL; unless the address says something about it itself. Other addresses stay as they
   * are.
   */
  static String tuned(String url) {
    if (!url.startsWith(POSTGRESQL) || url.contains(BATCHES + "=")) {
      return url;
    }
    return url + (url.contains("?") ? "&" : "?") + BATCHES + "=true";
  }
}
