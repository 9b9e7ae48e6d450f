package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.enrolment.Ticket;
import org.stillwatch.wire.indicator.StixTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code operator admit}: makes a lab a member and writes the ticket with which it enrols. */
@Command(
    name = "admit",
    mixinStandardHelpOptions = true,
    description = "Admits a lab and writes its enrolment ticket, which holds a one-time code.")
final class OperatorAdmit implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable OperatorCommand operator;

  @Parameters(paramLabel = "NAME", description = "a-z, 0-9 and hyphens, 40 characters at most.")
  private @Nullable String name;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "TICKET",
      description = "The file to write, readable by its owner only; it must not exist yet.")
  private @Nullable Path out;

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    String lab = MemberName.checked(Objects.requireNonNull(name), command);
    OperatorHub hub = Objects.requireNonNull(operator).hub();
    Path file = Objects.requireNonNull(out);
    // The file comes first: a ticket that cannot be kept would be a member nobody can enrol.
    try (PrivateFile ticketFile = PrivateFile.create(file)) {
      Ticket ticket = hub.admit(lab);
      ticketFile.keep(ticket.toJson() + "\n");
      var result = JsonNodeFactory.instance.objectNode();
      result
          .put("name", lab)
          .put("ticket", file.toString())
          .put("expires", StixTime.write(ticket.expires()));
      command.commandLine().getOut().println(result);
    }
    command.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
