package org.stillwatch.sdk.cli;

import java.io.IOException;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.bench.LatencyRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench latency}: from one lab's submission to the other lab's alert. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = "Times the way from a submission at one lab to the alert at another.")
final class BenchLatency extends HubMeasurement {
  private static final int MOST = 100_000;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "How many are timed (default: 200), after " + LatencyRun.WARM_UP + " to warm up.")
  private int samples;

  @Override
  String words(CommandLine command, BenchDatabase database) {
    if (samples < 1 || samples > MOST) {
      throw new CommandLine.ParameterException(command, "--samples is from 1 to " + MOST);
    }
    return "latency --samples " + samples;
  }

  @Override
  Outcome measure(Site site) throws IOException, InterruptedException {
    LatencyRun run = new LatencyRun(site.bench(), site.narration());
    return Outcome.of(run.of(samples, site.folder(), site.ending()).json());
  }
}
