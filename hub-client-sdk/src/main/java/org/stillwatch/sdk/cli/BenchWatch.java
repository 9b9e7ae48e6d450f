package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.bench.Machine;
import org.stillwatch.sdk.cli.bench.WatchResult;
import org.stillwatch.sdk.cli.bench.WatchRun;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench watch}: look-ups in memory. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = "Times look-ups of the hot path over many values. Needs no hub.")
final class BenchWatch implements Callable<Integer> {
  private static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--values",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "How many values the lab has reported (default: 10000000, which is the most).")
  private int values;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "9",
      description = "How many rounds are timed (default: 9), after some to warm up.")
  private int rounds;

  @Mixin private Recording recording = new Recording();

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (values < WatchRun.LEAST || values > WatchRun.MOST || rounds < 1 || rounds > 1_000) {
      throw new CommandLine.ParameterException(
          command,
          "--values is from "
              + WatchRun.LEAST
              + " to "
              + WatchRun.MOST
              + ", --rounds from 1 to 1000");
    }
    PrintWriter err = command.getErr();
    BenchCommand.say(err, "stillwatch bench watch --values " + values + " --rounds " + rounds);
    BenchCommand.say(err, Machine.inWords());
    try (Ending ending = Ending.watched()) {
      WatchRun run = new WatchRun(Surroundings.real(), words -> BenchCommand.say(err, words));
      WatchResult result =
          run.of(values, rounds, ending.with(RunFolder.of(Optional.empty())).path());
      Results.of(spec).print(result.json());
      recording.keep("bench watch --values " + values, pages(), result.json());
    }
    return ExitCode.DONE.code();
  }

  /** A look-up waits for memory, and a good part of that for where its page is. */
  private static String pages() {
    boolean huge = ManagementFactory.getRuntimeMXBean().getInputArguments().contains(HUGE_PAGES);
    return huge ? "with " + HUGE_PAGES : "";
  }
}
