package org.stillwatch.sdk.cli.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.cli.local.LocalLabs;
import org.stillwatch.sdk.cli.local.StandingAlerts;
import org.stillwatch.sdk.cli.local.TimeSpent;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.wire.indicator.Caution;

/** The labs of a corpus at a hub of their own. Used once, for one set of prompts. */
final class LabsAtHub {
  private final List<MeasuredLab> labs;
  private final TimeSpent time;

  private LabsAtHub(List<MeasuredLab> labs, TimeSpent time) {
    this.labs = labs;
    this.time = time;
  }

  /**
   * Enrols one lab for each label.
   *
   * @param labels the labs' names in the corpus
   */
  static LabsAtHub enrolled(List<String> labels, LocalLabs local, TimeSpent time)
      throws IOException, InterruptedException {
    return enrolled(labels, Set.of(), local, time);
  }

  /**
   * As above.
   *
   * @param switchedOn kinds that are off unless a lab wants them
   */
  static LabsAtHub enrolled(
      List<String> labels, Set<String> switchedOn, LocalLabs local, TimeSpent time)
      throws IOException, InterruptedException {
    List<MeasuredLab> labs = new ArrayList<>();
    for (String label : labels) {
      labs.add(new MeasuredLab(label, local.enrolled("lab-" + (labs.size() + 1), switchedOn)));
    }
    return new LabsAtHub(labs, time);
  }

  List<MeasuredLab> labs() {
    return labs;
  }

  /** All labs observe and submit; then each reads its alerts. */
  Seen measure(List<LabelledPrompt> prompts) throws IOException, InterruptedException {
    return measure(prompts, prompt -> Exchange.of(prompt.account(), prompt.text()));
  }

  /**
   * As above.
   *
   * @param exchanges what the prompts come with
   */
  Seen measure(List<LabelledPrompt> prompts, Function<LabelledPrompt, Exchange> exchanges)
      throws IOException, InterruptedException {
    for (MeasuredLab lab : labs) {
      Observation observation = time.of("observing", () -> lab.observe(prompts, exchanges));
      time.during("submitting", () -> lab.submit(observation));
    }
    Map<AccountAt, Set<String>> campaigns = new HashMap<>();
    Set<AccountAt> emitted = new HashSet<>();
    Set<AccountAt> marked = new HashSet<>();
    for (MeasuredLab lab : labs) {
      emitted.addAll(lab.emitted());
      for (StandingAlerts.Standing alert : time.of("reading alerts", lab::alerts)) {
        for (String account : alert.accounts()) {
          if (alert.alert().why().stream()
              .anyMatch(why -> why.cautions().contains(Caution.PUBLIC_TEMPLATE))) {
            marked.add(new AccountAt(lab.label(), account));
          }
          campaigns
              .computeIfAbsent(new AccountAt(lab.label(), account), at -> new HashSet<>())
              .add(alert.alert().campaign().toString());
        }
      }
    }
    return new Seen(campaigns, emitted, campaigns.keySet(), marked);
  }

  int reports() {
    return labs.stream().mapToInt(MeasuredLab::reports).sum();
  }
}
