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

/** {@code operator readmit}: a new ticket for a member that lost its keys or its ticket. */
@Command(
    name = "readmit",
    mixinStandardHelpOptions = true,
    description =
        "Ends all keys and tickets of a member at once and writes a new ticket, with which it enrols"
            + " again under the same name. What it reported stays.")
final class OperatorReadmit implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable OperatorCommand operator;

  @Parameters(paramLabel = "NAME", description = "The name that the lab was admitted under.")
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
    // The file comes first: the keys must not end for a ticket that cannot be kept.
    try (PrivateFile ticketFile = PrivateFile.create(file)) {
      Ticket ticket = hub.readmit(lab);
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
