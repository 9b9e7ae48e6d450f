package org.stillwatch.sdk.cli.evaluate;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.stillwatch.sdk.DraftReport;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.Submitted;
import org.stillwatch.sdk.cli.local.StandingAlerts;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.transport.HubRefused;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.problem.Problem;

/** One lab of a corpus, really enrolled. Its prompts go in, what it sent and heard comes out. */
final class MeasuredLab {
  private final String label;
  private final Lab lab;
  private final StandingAlerts alerts = new StandingAlerts();
  private final Set<AccountAt> emitted = new HashSet<>();
  private int reports;

  /**
   * A lab that was opened.
   *
   * @param label its name in the corpus
   */
  MeasuredLab(String label, Lab lab) {
    this.label = label;
    this.lab = lab;
    lab.onAlert(alerts);
  }

  Lab lab() {
    return lab;
  }

  String label() {
    return label;
  }

  /** Reduces the lab's own prompts to reports. */
  Observation observe(List<LabelledPrompt> prompts, Function<LabelledPrompt, Exchange> exchanges)
      throws IOException {
    return lab.observe(
        prompts.stream().filter(prompt -> prompt.lab().equals(label)).map(exchanges));
  }

  /**
   * Sends the reports.
   *
   * @throws HubRefused if one is refused: what is measured would not be what the labs said
   */
  void submit(Observation observation) throws IOException {
    for (Submitted submitted : observation.submit()) {
      Optional<Problem> problem = submitted.problem();
      if (problem.isPresent()) {
        throw new HubRefused(problem.get());
      }
    }
    reports += observation.reports().size();
    for (DraftReport draft : observation.reports()) {
      if (draft.report().indicators().stream()
          .anyMatch(indicator -> indicator.kind().equals(IndicatorKinds.PROMPT_TEMPLATE))) {
        draft.accounts().forEach(account -> emitted.add(new AccountAt(label, account)));
      }
    }
  }

  /** Reads what the hub has to say to this lab. */
  List<StandingAlerts.Standing> alerts() throws IOException {
    lab.catchUp();
    List<StandingAlerts.Standing> standing = alerts.all();
    if (standing.stream().anyMatch(alert -> alert.accounts().isEmpty())) {
      throw new IOException(
          "Lab " + label + " does not know the accounts of a cluster of its own.");
    }
    return standing;
  }

  Set<AccountAt> emitted() {
    return emitted;
  }

  int reports() {
    return reports;
  }
}
