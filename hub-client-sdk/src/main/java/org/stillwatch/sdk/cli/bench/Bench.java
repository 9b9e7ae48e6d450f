package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.local.Admission;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.LocalLabs;
import org.stillwatch.sdk.cli.local.RunFolder;

/** What is measured: a hub of this installation on a database, under the evaluation policy. */
public record Bench(
    Installation installation, BenchDatabase database, Admission admission, Surroundings around) {
  private static final String FOLDER = "bench";

  BenchHub start(RunFolder folder) throws IOException {
    return BenchHub.start(installation, folder.in(FOLDER), database);
  }

  BenchLab enrolled(BenchHub hub, String name, RunFolder folder)
      throws IOException, InterruptedException {
    LocalLabs labs = new LocalLabs(hub.process(), folder.in(FOLDER), admission, around);
    return new BenchLab(name, labs.enrolled(name), labs.config(name));
  }
}
