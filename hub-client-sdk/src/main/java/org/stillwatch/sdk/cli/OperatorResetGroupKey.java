package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code operator reset-group-key}: lets the members change the key that they share. */
@Command(
    name = "reset-group-key",
    mixinStandardHelpOptions = true,
    description =
        "Forgets the check value of the members' group key, so that they can change it together: the"
            + " next batch with a template decides which key holds.")
final class OperatorResetGroupKey implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable OperatorCommand operator;

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    boolean pinned = Objects.requireNonNull(operator).hub().resetGroupKey();
    command
        .commandLine()
        .getOut()
        .println(JsonNodeFactory.instance.objectNode().put("was_pinned", pinned));
    command.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
