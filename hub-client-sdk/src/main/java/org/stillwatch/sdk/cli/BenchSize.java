package org.stillwatch.sdk.cli;

import java.io.IOException;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.bench.SizeRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench size}: whether the cost of one more indicator grows with those that are there. */
@Command(
    name = "size",
    mixinStandardHelpOptions = true,
    description = {
      "Measures ingest, memory and bytes at 10 thousand, 100 thousand, 1 and 10 million indicators.",
      "On PostgreSQL only. Up to each size rows are laid by SQL; what is measured comes over HTTP."
    })
final class BenchSize extends HubMeasurement {
  private static final int MOST_IN_SAMPLE = 100_000;

  @Option(
      names = "--up-to",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "The largest size, from 10000 to 10000000 (default: 1000000).")
  private long upTo;

  @Option(
      names = "--in-sample",
      paramLabel = "N",
      defaultValue = "8000",
      description = "Indicators in each of three samples (default: 8000).")
  private int inSample;

  @Override
  String words(CommandLine command, BenchDatabase database) {
    if (upTo < SizeRun.SIZES.get(0) || inSample < 1 || inSample > MOST_IN_SAMPLE) {
      throw new CommandLine.ParameterException(
          command,
          "--up-to is from " + SizeRun.SIZES.get(0) + ", --in-sample from 1 to " + MOST_IN_SAMPLE);
    }
    if (!database.name().equals("postgresql")) {
      throw new CommandLine.ParameterException(
          command, "bench size needs an empty PostgreSQL database: set HUB_DB_URL");
    }
    return "size --up-to " + upTo + " --in-sample " + inSample;
  }

  @Override
  Outcome measure(Site site) throws IOException, InterruptedException {
    SizeRun run = new SizeRun(site.bench(), inSample, site.narration());
    return Outcome.of(run.of(upTo, site.folder(), site.ending()).json());
  }
}
