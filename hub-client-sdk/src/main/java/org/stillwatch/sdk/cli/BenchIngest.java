package org.stillwatch.sdk.cli;

import java.io.IOException;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.bench.BenchKind;
import org.stillwatch.sdk.cli.bench.IngestRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench ingest}: how many indicators a second a hub takes in, and what one costs. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Sends batches of 500 objects, sealed beforehand, from four labs at once.",
      "Matching and alerts are in the figures; making and sealing the batches is not."
    })
final class BenchIngest extends HubMeasurement {
  private static final int LEAST = 1_000;
  private static final int MOST = 500_000;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "token",
      description = "token or template (default: token).")
  private BenchKind kind = BenchKind.TOKEN;

  @Option(
      names = "--indicators",
      paramLabel = "N",
      defaultValue = "40000",
      description = "How many count, in five samples (default: 40000); others come before them.")
  private int indicators;

  @Override
  String words(CommandLine command, BenchDatabase database) {
    if (indicators < LEAST || indicators > MOST) {
      throw new CommandLine.ParameterException(
          command, "--indicators is from " + LEAST + " to " + MOST);
    }
    return "ingest --kind " + kind.word() + " --indicators " + indicators;
  }

  @Override
  String subject() {
    return kind.word();
  }

  @Override
  Outcome measure(Site site) throws IOException, InterruptedException {
    IngestRun run = new IngestRun(site.bench(), kind, site.narration());
    return Outcome.of(run.of(indicators, site.folder(), site.ending()).json());
  }
}
