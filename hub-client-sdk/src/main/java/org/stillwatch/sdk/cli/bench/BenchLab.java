package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.sdk.DraftReport;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.Submitted;
import org.stillwatch.sdk.transport.HubRefused;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.problem.Problem;

/**
 * A lab that reports cards by number, a report each.
 *
 * @param config the file of its configuration
 */
record BenchLab(String name, Lab lab, Path config) {

  Observation observe(long... numbers) throws IOException {
    return lab.observe(Cards.exchanges(numbers));
  }

  /**
   * Submits all of an observation.
   *
   * @throws HubRefused if a report is refused: all of them are good
   * @throws IOException also if a report was neither taken nor refused
   */
  void submit(Observation seen) throws IOException {
    for (Submitted submitted : seen.submit()) {
      Optional<Problem> problem = submitted.problem();
      if (problem.isPresent()) {
        throw new HubRefused(problem.get());
      }
      if (submitted.receipt().isEmpty()) {
        throw new IOException(name + " has no receipt for " + submitted.about() + ".");
      }
    }
  }

  /** Observes and submits; gives the report of each number. */
  Map<Long, StixId> report(long... numbers) throws IOException {
    Observation seen = observe(numbers);
    submit(seen);
    return reports(seen);
  }

  /** The report of each number of an observation. */
  static Map<Long, StixId> reports(Observation seen) {
    Map<Long, StixId> reports = new HashMap<>();
    for (DraftReport draft : seen.reports()) {
      draft.accounts().forEach(one -> reports.put(Cards.number(one), draft.report().id()));
    }
    return reports;
  }

  static StixId cluster(Map<Long, StixId> reports, long number) throws IOException {
    StixId report = reports.get(number);
    if (report == null) {
      throw new IOException("No report was made of card " + number + ".");
    }
    return report;
  }
}
