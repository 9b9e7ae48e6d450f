package org.stillwatch.sdk.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code operator members}: the members, one JSON object a line, as the hub gives them. */
@Command(
    name = "members",
    mixinStandardHelpOptions = true,
    description = "Lists the members, one JSON object a line.")
final class OperatorMembers implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable OperatorCommand operator;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Objects.requireNonNull(operator).hub().members().forEach(out::println);
    out.flush();
    return ExitCode.DONE.code();
  }
}
