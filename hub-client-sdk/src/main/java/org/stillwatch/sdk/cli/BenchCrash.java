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
import org.stillwatch.sdk.cli.bench.CrashResult;
import org.stillwatch.sdk.cli.bench.CrashRun;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench crash}: what is left of the hub's promises when it is killed. */
@Command(
    name = "crash",
    mixinStandardHelpOptions = true,
    description = {
      "Kills a hub (SIGKILL) while two labs submit, starts it again, and looks what it kept.",
      "Exits with 1 if a receipt was lost, or anything is half kept or doubled."
    })
final class BenchCrash implements Callable<Integer> {
  private static final int MOST = 1_000;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How often it is killed (default: 20).")
  private int rounds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of the moments of the kills and the sizes of batches; printed if not given.")
  private @Nullable Long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (rounds < 1 || rounds > MOST) {
      throw new CommandLine.ParameterException(command, "--rounds is from 1 to " + MOST);
    }
    PrintWriter err = command.getErr();
    BenchDatabase database = BenchCommand.database(command, System.getenv());
    Surroundings around = Surroundings.real();
    long used = seed == null ? around.random().nextInt(1_000_000) : seed;
    BenchCommand.announce(err, "crash --rounds " + rounds + " --seed " + used, database);
    CrashResult result;
    try (Ending ending = Ending.watched()) {
      Bench bench =
          new Bench(
              Installation.here(),
              database,
              (hub, secret, name) -> OperatorHub.at(hub, secret).admit(name),
              around);
      result =
          new CrashRun(bench, words -> BenchCommand.say(err, words))
              .of(rounds, used, ending.with(RunFolder.of(Optional.empty())), ending);
      Results.of(spec).print(result.json());
    }
    return (result.isClean() ? ExitCode.DONE : ExitCode.FAILED).code();
  }
}
