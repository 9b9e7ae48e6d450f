package org.stillwatch.sdk.cli;

import java.io.IOException;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.bench.VoprfRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench voprf}: what evaluating and proving costs the hub. */
@Command(
    name = "voprf",
    mixinStandardHelpOptions = true,
    description = {
      "Has blinded values evaluated and proved, and counts them by the hub's processor time.",
      "Blinding and verifying are not in the figures."
    })
final class BenchVoprf extends HubMeasurement {
  private static final int MOST = 1_000_000;
  private static final int MOST_IN_BATCH = 500;

  @Option(
      names = "--values",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many count, in five samples (default: 20000); as many come before them.")
  private int values;

  @Option(
      names = "--in-request",
      paramLabel = "N",
      defaultValue = "500",
      description = "Values in one request, at most " + MOST_IN_BATCH + " (default: 500).")
  private int inRequest;

  @Override
  String words(CommandLine command, BenchDatabase database) {
    if (values < 1 || values > MOST || inRequest < 1 || inRequest > MOST_IN_BATCH) {
      throw new CommandLine.ParameterException(
          command, "--values is from 1 to " + MOST + ", --in-request from 1 to " + MOST_IN_BATCH);
    }
    return "voprf --values " + values + " --in-request " + inRequest;
  }

  @Override
  Outcome measure(Site site) throws IOException, InterruptedException {
    VoprfRun run = new VoprfRun(site.bench(), inRequest, site.narration());
    return Outcome.of(run.of(values, site.folder(), site.ending()).json());
  }
}
