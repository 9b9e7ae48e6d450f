package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.allow.Effect;
import org.stillwatch.sdk.allow.OwnList;
import org.stillwatch.sdk.sink.AlertForm;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.indicator.StixId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab alerts}: what the hub found out about this lab's clusters. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the alerts that came since the last time, an object a line, and delivers them to the",
      "sinks of the configuration.",
      "An alert is decision support: what to do with an account is for the lab to decide."
    })
final class LabAlerts implements Callable<Integer> {
  /** Where to begin. */
  enum Since {
    start
  }

  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabCommand lab;

  @Option(
      names = "--since",
      paramLabel = "start",
      description = "All alerts from the start, those printed before too.")
  private @Nullable Since since;

  @Option(
      names = "--follow",
      description = "Goes on until SIGTERM or SIGINT, printing alerts as they come.")
  private boolean follow;

  @Option(
      names = "--explain",
      description = "Adds the accounts, from this lab's private store, also to a bundle.")
  private boolean explain;

  @Option(
      names = "--stix",
      paramLabel = "FILE",
      description =
          "Also writes these alerts as a STIX 2.1 bundle that tools without extensions understand.")
  private @Nullable Path stix;

  @Option(
      names = "--with-clear-values",
      paramLabel = "EXCHANGES",
      arity = "1..*",
      description = {
        "Adds to the bundle e-mail and IP addresses, in the clear, of the alerts' accounts in these",
        "files; never payment values. For tools of this lab only."
      })
  private List<Path> clear = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    if ((stix != null && follow) || (stix == null && !clear.isEmpty())) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--stix ends with the command: not with --follow, for which there is a sink of type stix;"
              + " --with-clear-values is for --stix");
    }
    return Objects.requireNonNull(lab).online(this::show);
  }

  /** With the accounts, and those of them of which the lab's own list says to inform. */
  private static ObjectNode explained(
      VerifiedAlert alert, SortedSet<String> accounts, OwnList own) {
    ObjectNode line = AlertForm.json(alert, accounts);
    List<String> listed =
        accounts.stream()
            .filter(account -> own.account(account).filter(Effect.INFORM::equals).isPresent())
            .toList();
    if (!listed.isEmpty()) {
      var marked = line.putArray("on_own_list");
      listed.forEach(marked::add);
    }
    return line;
  }

  private ExitCode show(Lab opened) throws IOException {
    Results results = Results.of(spec);
    Set<StixId> printed = new HashSet<>();
    StixFile bundle = new StixFile(clear, explain);
    OwnList own = opened.allowing().own();
    opened.onAlert((alert, accounts) -> {
      if (printed.add(alert.alert().id())) {
        bundle.take(alert, accounts);
        results.print(explain ? explained(alert, accounts, own) : AlertForm.json(alert));
      }
    });
    if (since == Since.start) {
      opened.alertsFromStart();
    }
    SinkWords words = new SinkWords(opened, Objects.requireNonNull(spec).commandLine().getErr());
    if (follow) {
      words.during(() -> UntilSignal.run(opened::follow, opened::close));
    } else if (since == null) {
      opened.catchUp();
      words.look();
    }
    Path file = stix;
    if (file != null && !bundle.write(opened, file)) {
      Objects.requireNonNull(spec)
          .commandLine()
          .getErr()
          .println("no alert: " + file + " was not written");
    }
    return ExitCode.DONE;
  }
}
