package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.bench.Bench;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.campaign.CampaignPlan;
import org.stillwatch.sdk.cli.campaign.CampaignResult;
import org.stillwatch.sdk.cli.campaign.CampaignRun;
import org.stillwatch.sdk.cli.campaign.Meter;
import org.stillwatch.sdk.cli.campaign.MeterLines;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench campaign}: from an invented world to the last alert. */
@Command(
    name = "campaign",
    mixinStandardHelpOptions = true,
    description = {
      "Invents a world, lets its labs reduce and report it one after the other in the heap of this"
          + " process, and follows the alerts to the last.",
      "With --dir it keeps what is done, and goes on there when it is started again. Under the"
          + " policy 'demo': a value leaves only if 20 accounts stand behind it."
    })
final class BenchCampaign implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "24000",
      description = "Accounts, over all labs (default: ${DEFAULT-VALUE}).")
  private int accounts;

  @Option(
      names = "--exchanges",
      paramLabel = "M",
      defaultValue = "16000000",
      description = "Exchanges, over all labs (default: ${DEFAULT-VALUE}).")
  private long exchanges;

  @Option(
      names = "--labs",
      paramLabel = "K",
      defaultValue = "3",
      description = "Labs, 1 to 64 (default: ${DEFAULT-VALUE}).")
  private int labs;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed, the same world (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "A folder that stays, with room for about 150 bytes an exchange.")
  private @Nullable Path dir;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    CampaignPlan plan = plan(command);
    PrintWriter err = command.getErr();
    BenchDatabase database = BenchCommand.database(command, System.getenv());
    BenchCommand.announce(
        err,
        "campaign --accounts "
            + accounts
            + " --exchanges "
            + exchanges
            + " --labs "
            + labs
            + " --seed "
            + seed,
        database);
    try (Ending ending = Ending.watched()) {
      Bench bench =
          new Bench(
              Installation.here(),
              database,
              (hub, secret, name) -> OperatorHub.at(hub, secret).admit(name),
              Surroundings.real());
      RunFolder folder = ending.with(folder());
      CampaignRun run =
          new CampaignRun(bench, plan, meters(err), words -> BenchCommand.say(err, words));
      CampaignResult result = run.in(folder, ending);
      Results.of(spec).print(result.json());
    }
    return ExitCode.DONE.code();
  }

  private CampaignPlan plan(CommandLine command) {
    try {
      return new CampaignPlan(accounts, exchanges, labs, seed);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command, String.valueOf(e.getMessage()), e);
    }
  }

  private RunFolder folder() throws IOException {
    Path named = dir;
    return named != null && CampaignRun.isBegunIn(named)
        ? RunFolder.again(named)
        : RunFolder.of(Optional.ofNullable(named));
  }

  private static Meter.Maker meters(PrintWriter err) {
    if (!Terminal.isWatched()) {
      return (step, all) ->
          new MeterLines(step, all, System::nanoTime, line -> BenchCommand.say(err, line));
    }
    return (step, all) -> {
      ProgressBar bar = new ProgressBarBuilder().setTaskName(step).setInitialMax(all).build();
      return new Meter() {
        @Override
        public void reached(long done) {
          bar.stepTo(done);
        }

        @Override
        public void close() {
          bar.close();
        }
      };
    };
  }
}
