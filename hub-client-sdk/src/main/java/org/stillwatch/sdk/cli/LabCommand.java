package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.transport.Patience;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab}: a lab's side. The commands of a lab are mounted here, one class each. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    subcommands = {
      LabEnrol.class,
      LabGroupKey.class,
      LabBackground.class,
      LabAllow.class,
      LabCautions.class,
      LabObserve.class,
      LabAlerts.class,
      LabLogCommand.class,
      LabReads.class,
      LabRequests.class,
      LabSinksCommand.class,
      LabWithdraw.class,
      LabVerdict.class,
      LabCanary.class,
      LabSimulate.class
    },
    description = "A lab's side: enrols it, submits what it saw, shows what concerns it.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:usage",
      "3:refused by the hub",
      "4:hub unreachable; the outbox keeps what was to be sent",
      "5:the hub's log is not what the hub promised"
    })
final class LabCommand {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_PATIENCE = 86_400;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The lab's configuration, which enrol writes; what is secret lies beside it in FILE.d.")
  private @Nullable Path config;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to try again while the hub is unreachable (default: 10; 0: once).")
  private int patience;

  /** What a command does at an opened lab; gives its exit code. */
  interface Work {
    ExitCode at(Lab lab) throws IOException;
  }

  /** The configuration that the options name. Checked here, so that the commands' help is free. */
  Path config() {
    Path file = config;
    if (file == null) {
      throw usage("Missing required option: '--config=FILE', before the command");
    }
    return file;
  }

  /** The machine, with the patience that the options name. */
  Surroundings around() {
    if (patience < 0 || patience > MOST_PATIENCE) {
      throw usage("--patience is a number of seconds from 0 to " + MOST_PATIENCE);
    }
    return Surroundings.real()
        .with(
            patience == 0
                ? Patience.NONE
                : new Patience(FIRST_PAUSE, LONGEST_PAUSE, Duration.ofSeconds(patience)));
  }

  /** Works at the lab and sends nothing that waits. */
  int offline(Work work) throws IOException {
    try (Lab lab = Lab.open(config(), around())) {
      return work.at(lab).code();
    }
  }

  /** Sends what waits from before, then works. */
  int online(Work work) throws IOException {
    return offline(lab -> {
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      return new Waiting(lab, Postponed.of(config(), err), err).first(work);
    });
  }

  private CommandLine.ParameterException usage(String words) {
    return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), words);
  }
}
