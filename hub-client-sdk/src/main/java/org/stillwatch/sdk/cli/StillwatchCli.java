package org.stillwatch.sdk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import org.stillwatch.wire.AtTheEdge;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The top of the commands that {@code ./stillwatch} hands to the SDK. */
@Command(
    name = "stillwatch",
    mixinStandardHelpOptions = true,
    subcommands = {
      OperatorCommand.class,
      LiaisonCommand.class,
      LabCommand.class,
      EvaluateCommand.class,
      DemoCommand.class,
      AuditCommand.class,
      WitnessCommand.class,
      BenchCommand.class
    },
    description = "Finds out together with other labs that one operator is behind their clusters.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:usage",
      "3:refused by the hub",
      "4:hub unreachable; what was to be sent is kept",
      "5:a log is not what its hub promised"
    })
@AtTheEdge
public final class StillwatchCli {
  private StillwatchCli() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // JSON is UTF-8 (RFC 8259 section 8.1), whatever the terminal's character set.
    PrintWriter results = new PrintWriter(new OutputStreamWriter(System.out, UTF_8));
    System.exit(commandLine().setOut(results).execute(args));
  }

  /**
   * Runs {@code [lab options] observe} with exchanges from elsewhere: what it prints and how it
   * ends is what {@code lab observe} does with files.
   *
   * @return the exit code
   */
  public static int observe(
      Elsewhere elsewhere, PrintWriter results, PrintWriter err, String... args) {
    CommandLine lab = new CommandLine(new LabCommand());
    List.copyOf(lab.getSubcommands().keySet()).forEach(lab.getCommandSpec()::removeSubcommand);
    lab.addSubcommand(new LabObserve(elsewhere));
    return explained(lab).setOut(results).setErr(err).execute(args);
  }

  /** All commands, with every failure mapped to its exit code. */
  static CommandLine commandLine() {
    return explained(new CommandLine(new StillwatchCli()));
  }

  private static CommandLine explained(CommandLine command) {
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(new CommandLine.RunLast())
        .setExecutionExceptionHandler(StillwatchCli::explain);
  }

  /**
   * The one place where a failure becomes words on standard error and an exit code. What nobody
   * expected goes on as a stack trace and exit code 1.
   */
  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    CommandFailed known = Failures.known(failure).orElseThrow(() -> failure);
    command.getErr().println(known.getMessage());
    command.getErr().flush();
    return known.exitCode().code();
  }
}
