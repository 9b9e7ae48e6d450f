package org.stillwatch.sdk.cli.bench;

import java.util.Locale;

/** What the indicators of a run are. */
public enum BenchKind {
  /** Payment and contact tokens, one to eight in a report. */
  TOKEN(8),
  /** Templates with a sketch of each feature, one to three in a report. */
  TEMPLATE(3),
  /** Tokens, and one template to {@value #TOKENS_TO_A_TEMPLATE} of them. */
  MIXED(8);

  static final int TOKENS_TO_A_TEMPLATE = 19;

  private final int mostInReport;

  BenchKind(int mostInReport) {
    this.mostInReport = mostInReport;
  }

  /**
   * Whether the next indicator is a template.
   *
   * @param roll evenly from 0 to {@link #TOKENS_TO_A_TEMPLATE}
   */
  boolean isTemplate(int roll) {
    return this == TEMPLATE || (this == MIXED && roll == 0);
  }

  int mostInReport() {
    return mostInReport;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
