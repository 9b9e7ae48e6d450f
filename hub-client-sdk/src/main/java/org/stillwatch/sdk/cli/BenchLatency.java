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
import org.stillwatch.sdk.cli.bench.LatencyResult;
import org.stillwatch.sdk.cli.bench.LatencyRun;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench latency}: from one lab's submission to the other lab's alert. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = "Times the way from a submission at one lab to the alert at another.")
final class BenchLatency implements Callable<Integer> {
  private static final int MOST = 100_000;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "How many are timed (default: 200), after " + LatencyRun.WARM_UP + " to warm up.")
  private int samples;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (samples < 1 || samples > MOST) {
      throw new CommandLine.ParameterException(command, "--samples is from 1 to " + MOST);
    }
    PrintWriter err = command.getErr();
    BenchDatabase database = BenchCommand.database(command, System.getenv());
    BenchCommand.announce(err, "latency --samples " + samples, database);
    try (Ending ending = Ending.watched()) {
      Bench bench =
          new Bench(
              Installation.here(),
              database,
              (hub, secret, name) -> OperatorHub.at(hub, secret).admit(name),
              Surroundings.real());
      LatencyRun run = new LatencyRun(bench, words -> BenchCommand.say(err, words));
      LatencyResult result = run.of(samples, ending.with(RunFolder.of(Optional.empty())), ending);
      Results.of(spec).print(result.json());
    }
    return ExitCode.DONE.code();
  }
}
