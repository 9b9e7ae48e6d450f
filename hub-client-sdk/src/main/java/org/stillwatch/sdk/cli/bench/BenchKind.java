package org.stillwatch.sdk.cli.bench;

import java.util.Locale;

/** What the indicators of a run are. */
public enum BenchKind {
  /** Payment and contact tokens, one to eight in a report. */
  TOKEN(8),
  /** Templates with a sketch of each feature, one to three in a report. */
  TEMPLATE(3);

  private final int mostInReport;

  BenchKind(int mostInReport) {
    this.mostInReport = mostInReport;
  }

  int mostInReport() {
    return mostInReport;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
