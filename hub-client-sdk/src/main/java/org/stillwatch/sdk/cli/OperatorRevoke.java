package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code operator revoke}: ends a membership at once. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description = "Ends a membership at once, with all its keys.")
final class OperatorRevoke implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable OperatorCommand operator;

  @Parameters(paramLabel = "NAME", description = "The name that the lab was admitted under.")
  private @Nullable String name;

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    String lab = MemberName.checked(Objects.requireNonNull(name), command);
    Objects.requireNonNull(operator).hub().revoke(lab);
    var result = JsonNodeFactory.instance.objectNode().put("name", lab).put("revoked", true);
    command.commandLine().getOut().println(result);
    command.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
