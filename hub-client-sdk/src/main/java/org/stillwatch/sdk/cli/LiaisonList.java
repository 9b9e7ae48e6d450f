package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code liaison list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "All liaisons that ever were, one JSON object a line.")
final class LiaisonList implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LiaisonCommand liaison;

  @Option(
      names = "--as",
      paramLabel = "OFFICER",
      description = "Whose secret it is: operator (the default) or approver.")
  private OperatorRotateSecret.Officer officer = OperatorRotateSecret.Officer.operator;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    LiaisonsAtHub hub = new LiaisonsAtHub(Objects.requireNonNull(liaison).hub());
    for (ObjectNode one : hub.list(officer.name())) {
      Results.of(command).print(one);
    }
    return ExitCode.DONE.code();
  }
}
