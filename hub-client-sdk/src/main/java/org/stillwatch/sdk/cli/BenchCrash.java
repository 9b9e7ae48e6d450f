package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.bench.CrashResult;
import org.stillwatch.sdk.cli.bench.CrashRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench crash}: what is left of the hub's promises when it is killed. */
@Command(
    name = "crash",
    mixinStandardHelpOptions = true,
    description = {
      "Kills a hub (SIGKILL) while two labs submit, starts it again, and looks what it kept.",
      "Exits with 1 if a receipt was lost, anything is half kept or doubled, or the log is not in order."
    })
final class BenchCrash extends HubMeasurement {
  private static final int MOST = 1_000;

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
  String words(CommandLine command, BenchDatabase database) {
    if (rounds < 1 || rounds > MOST) {
      throw new CommandLine.ParameterException(command, "--rounds is from 1 to " + MOST);
    }
    if (seed == null) {
      seed = (long) Surroundings.real().random().nextInt(1_000_000);
    }
    return "crash --rounds " + rounds + " --seed " + seed;
  }

  @Override
  Outcome measure(Site site) throws IOException, InterruptedException {
    CrashResult result =
        new CrashRun(site.bench(), site.narration())
            .of(rounds, Objects.requireNonNull(seed), site.folder(), site.ending());
    return new Outcome(result.json(), result.isClean());
  }
}
