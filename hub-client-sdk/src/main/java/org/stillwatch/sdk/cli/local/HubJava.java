package org.stillwatch.sdk.cli.local;

import java.util.List;

/** How the Java of a hub that this program starts is set. */
public enum HubJava {
  /**
   * A run is over before the second compiler would pay: this halves the time to the first answer.
   */
  QUICK_START,

  /** As {@code ./stillwatch serve} sets it. */
  AS_SERVED,

  /** For millions of indicators: their sketches are held in memory. */
  LARGE;

  public List<String> options() {
    return switch (this) {
      case QUICK_START -> List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
      case AS_SERVED -> List.of("-Xmx1g");
      case LARGE -> List.of("-Xmx3g");
    };
  }
}
