package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.local.Admission;
import org.stillwatch.sdk.cli.local.HubJava;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.LocalLabs;
import org.stillwatch.sdk.cli.local.RunFolder;

/** What is measured: a hub of this installation on a database, under the evaluation policy. */
public record Bench(
    Installation installation, BenchDatabase database, Admission admission, Surroundings around) {
  private static final String FOLDER = "bench";

  /** For a run that is short, or begins many times. */
  BenchHub start(RunFolder folder) throws IOException {
    return BenchHub.start(installation, folder.in(FOLDER), database, HubJava.QUICK_START);
  }

  /** For a run that measures throughput: Java's options are those of {@code ./stillwatch serve}. */
  BenchHub startAsServed(RunFolder folder) throws IOException {
    return BenchHub.start(installation, folder.in(FOLDER), database, HubJava.AS_SERVED);
  }

  /** As served, under the demonstration's policy: its feed for liaisons is open. */
  BenchHub startWithFeed(RunFolder folder) throws IOException {
    return BenchHub.start(installation, folder.in(FOLDER), database, HubJava.AS_SERVED, "demo");
  }

  /** For a run over millions of indicators. */
  BenchHub startLarge(RunFolder folder) throws IOException {
    return BenchHub.start(installation, folder.in(FOLDER), database, HubJava.LARGE);
  }

  /** Enrols a lab whose batches are sealed before they are sent. */
  SealedLab enrolledToSeal(BenchHub hub, String name, RunFolder folder)
      throws IOException, InterruptedException {
    return SealedLab.open(enrolled(hub, name, folder).config(), around);
  }

  BenchLab enrolled(BenchHub hub, String name, RunFolder folder)
      throws IOException, InterruptedException {
    LocalLabs labs = new LocalLabs(hub.process(), folder.in(FOLDER), admission, around);
    return new BenchLab(name, labs.enrolled(name), labs.config(name));
  }
}
