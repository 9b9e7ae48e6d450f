package org.stillwatch.sdk.cli;

import java.io.PrintWriter;
import org.stillwatch.sdk.DraftReport;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.Withheld;
import org.stillwatch.sdk.observe.SkippedLine;
import org.stillwatch.sdk.observe.SkippedLines;

/** What an observation came to, for people, without a value of any exchange. */
final class Summary {
  private Summary() {}

  /** What was made, and what did not leave and why. */
  static void tell(Observation observation, PrintWriter err) {
    long indicators =
        observation.reports().stream()
            .map(DraftReport::report)
            .mapToLong(report -> report.indicators().size())
            .sum();
    err.printf(
        "%d exchanges came to %d reports with %d indicators.%n",
        observation.exchanges(), observation.reports().size(), indicators);
    if (!observation.withheld().isEmpty()) {
      err.println("What did not leave, and why:");
    }
    observation
        .withheld()
        .forEach((why, count) -> {
          if (why != Withheld.MALFORMED_LINE) {
            err.printf("  %d %s%n", count, why.words());
          }
        });
    tell(observation.skippedLines(), err);
  }

  /** The lines that were no exchange, the first of them by number. */
  static void tell(SkippedLines skipped, PrintWriter err) {
    if (skipped.count() > 0) {
      err.printf("  %d %s%n", skipped.count(), Withheld.MALFORMED_LINE.words());
    }
    for (SkippedLine line : skipped.first()) {
      err.printf("    line %d of %s%n", line.number(), line.reason());
    }
    long unlisted = skipped.count() - skipped.first().size();
    if (unlisted > 0) {
      err.printf("    and %d more%n", unlisted);
    }
    err.flush();
  }
}
