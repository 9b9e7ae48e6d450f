package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.campaign.CampaignPlan;
import org.stillwatch.sdk.cli.campaign.CampaignRun;
import org.stillwatch.sdk.cli.campaign.Meter;
import org.stillwatch.sdk.cli.campaign.MeterLines;
import org.stillwatch.sdk.cli.local.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
final class BenchCampaign extends HubMeasurement {
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

  private @Nullable CampaignPlan plan;

  @Override
  String words(CommandLine command, BenchDatabase database) {
    plan = plan(command);
    return "campaign --accounts "
        + accounts
        + " --exchanges "
        + exchanges
        + " --labs "
        + labs
        + " --seed "
        + seed;
  }

  @Override
  Outcome measure(Site site) throws IOException, InterruptedException {
    CampaignRun run =
        new CampaignRun(
            site.bench(), Objects.requireNonNull(plan), meters(site.err()), site.narration());
    return Outcome.of(run.in(site.folder(), site.ending()).json());
  }

  private CampaignPlan plan(CommandLine command) {
    try {
      return new CampaignPlan(accounts, exchanges, labs, seed);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  RunFolder folder() throws IOException {
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
