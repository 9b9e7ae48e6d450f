package org.stillwatch.meaning;

import org.stillwatch.wire.AtTheEdge;

/**
 * The tokenizer's library (DJL) by itself would look for the cloud it runs in and report its use,
 * and could download native code for graphics cards. All is switched off before it is loaded. Only
 * who sets the environment variables DJL_OFFLINE and OPT_OUT_TRACKING to false gets them back.
 */
final class Quiet {
  private static final String NO_TRACKING = "OPT_OUT_TRACKING";
  private static final String OFFLINE = "ai.djl.offline";
  private static final String BUILD = "RUST_FLAVOR";

  private Quiet() {}

  /** Properties of the Java machine, since this is all that the library reads. */
  @AtTheEdge
  static void makeSure() {
    System.setProperty(NO_TRACKING, "true");
    System.setProperty(OFFLINE, "true");
    System.setProperty(BUILD, "cpu");
  }

  /** Whether both are switched off now. */
  static boolean isSure() {
    return Boolean.getBoolean(NO_TRACKING) && Boolean.getBoolean(OFFLINE);
  }
}
