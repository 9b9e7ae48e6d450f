package org.stillwatch.sdk.cli.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.sdk.DraftReport;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.Submitted;
import org.stillwatch.sdk.transport.HubRefused;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.report.WithdrawalReason;

/**
 * One lab's part: observe its file and submit, each report once even if the run is killed between.
 * The names of the reports are written down before the first is queued. If they stand there and a
 * run begins anew, what waits is sent; if some were never queued, those that were sent are
 * withdrawn and the file is observed again.
 */
final class LabWork {
  private final String name;
  private final Lab lab;
  private final Done done;
  private final Stopwatch watch;

  LabWork(String name, Lab lab, Done done, Stopwatch watch) {
    this.name = name;
    this.lab = lab;
    this.done = done;
    this.watch = watch;
  }

  private String reports() {
    return name + " reports";
  }

  /** How many reports the lab submitted. */
  int submitted() {
    return done.values(reports()).map(List::size).orElse(0);
  }

  void observeAndSubmit(Path exchanges, Meter.Maker meters) throws IOException {
    String submitting = "submit " + name;
    if (done.has(submitting)) {
      return;
    }
    if (done.values(reports()).isPresent() && finished()) {
      done.step(submitting, watch.lap());
      return;
    }
    Observation observation;
    try (Meter meter = meters.of("observing " + name, Files.size(exchanges))) {
      observation = lab.observeFiles(List.of(exchanges), meter::reached);
    }
    done.step("observe " + name, watch.lap());
    List<String> ids = new ArrayList<>();
    for (DraftReport draft : observation.reports()) {
      ids.add(draft.report().id().toString());
    }
    done.keep(reports(), ids);
    for (Submitted one : observation.submit()) {
      taken(one);
    }
    done.step(submitting, watch.lap());
  }

  /** Sends what a killed run left; false if not all of it had been queued. */
  private boolean finished() throws IOException {
    for (Submitted one : lab.sendWaiting()) {
      taken(one);
    }
    List<StixId> sent = new ArrayList<>();
    List<String> all = done.values(reports()).orElse(List.of());
    for (String id : all) {
      StixId report = StixId.parse(id);
      if (lab.receipt(report).isPresent()) {
        sent.add(report);
      }
    }
    if (sent.size() == all.size()) {
      return true;
    }
    for (StixId report : sent) {
      taken(lab.withdraw(report, WithdrawalReason.MISTAKEN));
    }
    done.drop(reports());
    return false;
  }

  private static void taken(Submitted one) throws IOException {
    Optional<Problem> problem = one.problem();
    if (problem.isPresent()) {
      throw new HubRefused(problem.get());
    }
    if (one.receipt().isEmpty()) {
      throw new IOException("There is no receipt for " + one.about() + ".");
    }
  }
}
