package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.enrolment.Ticket;
import org.stillwatch.wire.indicator.StixTime;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command of the operator that writes a ticket with which a lab enrols. */
abstract class OperatorTicket implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable OperatorCommand operator;

  @Parameters(
      paramLabel = "NAME",
      description = "The member's name: a-z, 0-9 and hyphens, 40 characters at most.")
  private @Nullable String name;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "TICKET",
      description = "The file to write, readable by its owner only; it must not exist yet.")
  private @Nullable Path out;

  /** Asks the hub for it. */
  abstract Ticket ticket(OperatorHub hub, String lab) throws InterruptedException;

  @Override
  public final Integer call() throws InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    String lab = MemberName.checked(Objects.requireNonNull(name), command);
    OperatorHub hub = Objects.requireNonNull(operator).hub();
    Path file = Objects.requireNonNull(out);
    // The file comes first: for a ticket that cannot be kept nobody is admitted and no key ends.
    try (PrivateFile ticketFile = PrivateFile.create(file)) {
      Ticket ticket = ticket(hub, lab);
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
