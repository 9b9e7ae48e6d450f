package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code operator rotate-secret}: a new secret for the operator, in the place of the old one. The
 * hub takes both until the new one is used. So the order is: the hub makes and keeps the new one,
 * it replaces the old one in the file in one step, it is used. A command that is killed at any
 * moment leaves a file whose secret is good; the command can be given again. Two at once on one
 * file would break this: a lock beside the file lets one only.
 */
@Command(
    name = "rotate-secret",
    mixinStandardHelpOptions = true,
    description =
        "Makes a new secret at the hub and writes it to the secret file in place of the old one,"
            + " which ends with the first use of the new one. It is never printed.")
final class OperatorRotateSecret implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable OperatorCommand operator;

  @Option(
      names = "--of",
      paramLabel = "OFFICER",
      description = "Whose secret the file holds: operator (the default) or approver.")
  private Officer officer = Officer.operator;

  /** As they are typed. */
  enum Officer {
    operator,
    approver
  }

  @Override
  public Integer call() throws InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    OperatorCommand options = Objects.requireNonNull(operator);
    try (SecretFile file = SecretFile.locked(options.secretFile())) {
      file.replace(options.hub().rotateSecret(officer.name()));
      options.hub().requireGoodSecret(officer.name());
      command
          .commandLine()
          .getOut()
          .println(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("secret_file", options.secretFile().toString())
                  .put("rotated", true));
    }
    command.commandLine().getOut().flush();
    return ExitCode.DONE.code();
  }
}
