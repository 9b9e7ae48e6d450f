package org.stillwatch.hub.storage;

/** Why the hub cannot start, for the launcher: it waits beside the application, and ends both. */
public final class StartFailure {
  /** Read by the launcher. */
  private static final String WHY_NOT = "stillwatch.start.failure";

  private StartFailure() {}

  /**
   * Tells the launcher.
   *
   * @param why in plain words, with what to do; never a secret
   */
  public static void tell(String why) {
    System.setProperty(WHY_NOT, why);
  }

  /** In words: the database cannot be used. */
  public static String database(String kind) {
    return "the database cannot be used; check HUB_DB_URL, HUB_DB_USER and HUB_DB_PASSWORD ("
        + kind
        + ")";
  }
}
