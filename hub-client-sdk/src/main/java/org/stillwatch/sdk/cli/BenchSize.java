package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.bench.Bench;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.bench.SizeResult;
import org.stillwatch.sdk.cli.bench.SizeRun;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench size}: whether the cost of one more indicator grows with those that are there. */
@Command(
    name = "size",
    mixinStandardHelpOptions = true,
    description = {
      "Measures ingest, memory and bytes at 10 thousand, 100 thousand, 1 and 10 million indicators.",
      "On PostgreSQL only. Up to each size rows are laid by SQL; what is measured comes over HTTP."
    })
final class BenchSize implements Callable<Integer> {
  private static final int MOST_IN_SAMPLE = 100_000;

  @Spec private @Nullable CommandSpec spec;

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
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (upTo < SizeRun.SIZES.get(0) || inSample < 1 || inSample > MOST_IN_SAMPLE) {
      throw new CommandLine.ParameterException(
          command,
          "--up-to is from " + SizeRun.SIZES.get(0) + ", --in-sample from 1 to " + MOST_IN_SAMPLE);
    }
    PrintWriter err = command.getErr();
    BenchDatabase database = BenchCommand.database(command, System.getenv());
    if (!database.name().equals("postgresql")) {
      throw new CommandLine.ParameterException(
          command, "bench size needs an empty PostgreSQL database: set HUB_DB_URL");
    }
    BenchCommand.announce(err, "size --up-to " + upTo + " --in-sample " + inSample, database);
    try (Ending ending = Ending.watched()) {
      Bench bench =
          new Bench(
              Installation.here(),
              database,
              (hub, secret, name) -> OperatorHub.at(hub, secret).admit(name),
              Surroundings.real());
      SizeRun run = new SizeRun(bench, inSample, words -> BenchCommand.say(err, words));
      SizeResult result = run.of(upTo, ending.with(RunFolder.of(Optional.empty())), ending);
      Results.of(spec).print(result.json());
    }
    return ExitCode.DONE.code();
  }
}
