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
import org.stillwatch.sdk.cli.bench.VoprfResult;
import org.stillwatch.sdk.cli.bench.VoprfRun;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench voprf}: what evaluating and proving costs the hub. */
@Command(
    name = "voprf",
    mixinStandardHelpOptions = true,
    description = {
      "Has blinded values evaluated and proved, and counts them by the hub's processor time.",
      "Blinding and verifying are not in the figures."
    })
final class BenchVoprf implements Callable<Integer> {
  private static final int MOST = 1_000_000;
  private static final int MOST_IN_BATCH = 500;

  @Spec private @Nullable CommandSpec spec;

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
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (values < 1 || values > MOST || inRequest < 1 || inRequest > MOST_IN_BATCH) {
      throw new CommandLine.ParameterException(
          command, "--values is from 1 to " + MOST + ", --in-request from 1 to " + MOST_IN_BATCH);
    }
    PrintWriter err = command.getErr();
    BenchDatabase database = BenchCommand.database(command, System.getenv());
    BenchCommand.announce(err, "voprf --values " + values + " --in-request " + inRequest, database);
    try (Ending ending = Ending.watched()) {
      Bench bench =
          new Bench(
              Installation.here(),
              database,
              (hub, secret, name) -> OperatorHub.at(hub, secret).admit(name),
              Surroundings.real());
      VoprfRun run = new VoprfRun(bench, inRequest, words -> BenchCommand.say(err, words));
      VoprfResult result = run.of(values, ending.with(RunFolder.of(Optional.empty())), ending);
      Results.of(spec).print(result.json());
    }
    return ExitCode.DONE.code();
  }
}
