package org.stillwatch.sdk.cli;

import java.io.IOException;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.bench.LogRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench log}: what the log costs hub and lab. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = {
      "Lets so many leaves wait, and times how the hub sequences them, serves proofs of single ones,",
      "and how a lab verifies them all. On PostgreSQL only: the leaves are laid by SQL."
    })
final class BenchLog extends HubMeasurement {
  private static final int MOST = 10_000_000;

  @Option(
      names = "--leaves",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many, from 1000 (default: 100000); as many again before them to warm up.")
  private int leaves;

  @Override
  String words(CommandLine command, BenchDatabase database) {
    if (leaves < LogRun.LEAST || leaves > MOST) {
      throw new CommandLine.ParameterException(
          command, "--leaves is from " + LogRun.LEAST + " to " + MOST);
    }
    if (!database.name().equals("postgresql")) {
      throw new CommandLine.ParameterException(
          command, "bench log needs an empty PostgreSQL database: set HUB_DB_URL");
    }
    return "log --leaves " + leaves;
  }

  @Override
  Outcome measure(Site site) throws IOException, InterruptedException {
    LogRun run = new LogRun(site.bench(), site.narration());
    return Outcome.of(run.of(leaves, site.folder(), site.ending()).json());
  }
}
