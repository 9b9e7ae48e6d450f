package org.stillwatch.sdk.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.bench.Machine;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bench}: measures a hub on this machine. The measurements are mounted here. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchLatency.class,
      BenchCrash.class,
      BenchIngest.class,
      BenchVoprf.class,
      BenchSize.class,
      BenchWatch.class,
      BenchLog.class,
      BenchFeed.class,
      BenchCampaign.class,
      BenchTable.class
    },
    description = {
      "Measures a hub on this machine, with real labs over HTTP, under the evaluation policy.",
      "On H2, or on the empty PostgreSQL database of HUB_DB_URL, HUB_DB_USER, HUB_DB_PASSWORD."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed, or a promise was broken", "2:usage"})
final class BenchCommand {

  /** The database that the environment names. */
  static BenchDatabase database(CommandLine command, Map<String, String> environment) {
    try {
      return BenchDatabase.named(environment);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command, String.valueOf(e.getMessage()), e);
    }
  }

  /** Says on standard error what is measured, and on what. */
  static void announce(PrintWriter err, String measurement, BenchDatabase database) {
    say(err, "stillwatch bench " + measurement + " on " + database.name());
    say(err, Machine.inWords());
  }

  static void say(PrintWriter err, String words) {
    err.println(words);
    err.flush();
  }
}
