package org.stillwatch.sdk.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stillwatch.sdk.DraftReport;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.Submitted;
import org.stillwatch.sdk.cli.local.StandingAlerts;
import org.stillwatch.sdk.transport.HubRefused;
import org.stillwatch.wire.problem.Problem;

/** One lab of the demo: what it observed, sent and heard. */
final class DemoLab {
  private final String name;
  private final Lab lab;
  private final StandingAlerts alerts = new StandingAlerts();
  private Optional<Observation> observation = Optional.empty();

  DemoLab(String name, Lab lab) {
    this.name = name;
    this.lab = lab;
    lab.onAlert(alerts);
  }

  String name() {
    return name;
  }

  Lab lab() {
    return lab;
  }

  void observe(Path exchanges) throws IOException {
    observation = Optional.of(lab.observeFiles(List.of(exchanges), read -> {}));
  }

  /**
   * Sends what was observed; every receipt was verified.
   *
   * @throws HubRefused if a report is refused
   */
  void submit() throws IOException {
    for (Submitted submitted : observed().submit()) {
      Optional<Problem> problem = submitted.problem();
      if (problem.isPresent()) {
        throw new HubRefused(problem.get());
      }
    }
  }

  Observation observed() {
    return observation.orElseThrow(() -> new IllegalStateException(name + " observed nothing yet"));
  }

  List<DraftReport> reports() {
    return observed().reports();
  }

  /** Reads what is new; the alerts that stand then. */
  List<StandingAlerts.Standing> alerts() throws IOException {
    lab.catchUp();
    return alerts.all();
  }
}
