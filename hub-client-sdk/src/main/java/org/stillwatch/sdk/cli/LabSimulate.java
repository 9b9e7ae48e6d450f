package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.cli.world.ProgressListener;
import org.stillwatch.sdk.cli.world.World;
import org.stillwatch.sdk.cli.world.WorldPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code lab simulate}: writes an invented world. The result, one line of JSON, goes to standard
 * output.
 */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a small invented world: lab-1.jsonl.gz and so on, and truth.json.",
      "Telephone numbers and addresses are of the few that belong to nobody: operators of two",
      "worlds share some, and are taken for one if a hub sees both."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:a file could not be written", "2:usage"})
public final class LabSimulate implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--accounts", required = true, description = "Accounts, over all labs.")
  private int accounts;

  @Option(names = "--exchanges", required = true, description = "Exchanges, over all labs.")
  private long exchanges;

  @Option(names = "--labs", required = true, description = "Labs, 1 to 64.")
  private int labs;

  @Option(names = "--seed", required = true, description = "The same seed, the same bytes.")
  private long seed;

  @Option(names = "--out", required = true, description = "The folder to write to.")
  private @Nullable Path out;

  @Option(
      names = "--start",
      defaultValue = WorldPlan.DEFAULT_START,
      description = "The world's first moment (default: ${DEFAULT-VALUE}).")
  private @Nullable Instant start;

  @Override
  public Integer call() throws InterruptedException {
    CommandLine command = given(spec).commandLine();
    Path folder = given(out);
    WorldPlan plan = plan(command);
    try {
      write(plan, folder);
    } catch (IOException e) {
      PrintWriter err = command.getErr();
      err.println("The world was not written to " + folder + ": " + e.getMessage());
      err.println("Give a folder that can be written to and has room.");
      return CommandLine.ExitCode.SOFTWARE;
    }
    var result = new JsonMapper().createObjectNode();
    result.put("labs", labs).put("accounts", accounts).put("exchanges", exchanges);
    result.put("out", folder.toString());
    command.getOut().println(result);
    command.getOut().flush();
    return CommandLine.ExitCode.OK;
  }

  private WorldPlan plan(CommandLine command) {
    try {
      return new WorldPlan(accounts, exchanges, labs, seed, given(start));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command, String.valueOf(e.getMessage()), e);
    }
  }

  private static void write(WorldPlan plan, Path folder) throws IOException, InterruptedException {
    if (!Terminal.isWatched()) {
      ProgressListener silent = more -> {};
      World.simulate(plan, folder, silent);
      return;
    }
    try (ProgressBar bar =
        new ProgressBarBuilder().setTaskName("exchanges").setInitialMax(plan.exchanges()).build()) {
      World.simulate(plan, folder, bar::stepBy);
    }
  }

  private static <T> T given(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("picocli has not set a required value");
    }
    return value;
  }
}
