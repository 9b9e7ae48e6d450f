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
import org.stillwatch.sdk.cli.bench.BenchKind;
import org.stillwatch.sdk.cli.bench.IngestResult;
import org.stillwatch.sdk.cli.bench.IngestRun;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench ingest}: how many indicators a second a hub takes in, and what one costs. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = {
      "Sends batches of 500 objects, sealed beforehand, from four labs at once.",
      "Matching and alerts are in the figures; making and sealing the batches is not."
    })
final class BenchIngest implements Callable<Integer> {
  private static final int LEAST = 1_000;
  private static final int MOST = 500_000;

  @Spec private @Nullable CommandSpec spec;

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
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (indicators < LEAST || indicators > MOST) {
      throw new CommandLine.ParameterException(
          command, "--indicators is from " + LEAST + " to " + MOST);
    }
    PrintWriter err = command.getErr();
    BenchDatabase database = BenchCommand.database(command, System.getenv());
    BenchCommand.announce(
        err, "ingest --kind " + kind.word() + " --indicators " + indicators, database);
    try (Ending ending = Ending.watched()) {
      Bench bench =
          new Bench(
              Installation.here(),
              database,
              (hub, secret, name) -> OperatorHub.at(hub, secret).admit(name),
              Surroundings.real());
      IngestRun run = new IngestRun(bench, kind, words -> BenchCommand.say(err, words));
      IngestResult result = run.of(indicators, ending.with(RunFolder.of(Optional.empty())), ending);
      Results.of(spec).print(result.json());
    }
    return ExitCode.DONE.code();
  }
}
