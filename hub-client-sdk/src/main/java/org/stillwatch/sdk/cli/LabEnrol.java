package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.trust.TrustRoot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab enrol}: makes the lab's keys, registers their public halves. */
@Command(
    name = "enrol",
    mixinStandardHelpOptions = true,
    description = "Makes the lab's keys beside FILE, registers the public halves, writes FILE.")
final class LabEnrol implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabCommand lab;

  @Parameters(paramLabel = "TICKET", description = "The ticket of the hub's operator.")
  private @Nullable Path ticket;

  @Override
  public Integer call() throws IOException {
    LabCommand command = Objects.requireNonNull(lab);
    TrustRoot root =
        Lab.enrol(command.config(), Objects.requireNonNull(ticket), command.around()).root();
    Results.of(spec)
        .print(
            JsonNodeFactory.instance
                .objectNode()
                .put("lab", root.lab().toString())
                .put("hub", root.address().toString()));
    return ExitCode.DONE.code();
  }
}
