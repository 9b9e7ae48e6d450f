package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.StrictUuid;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code liaison approve}. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description =
        "Approves a proposed liaison with the approver's secret and writes its credential.")
final class LiaisonApprove implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LiaisonCommand liaison;

  @Parameters(
      paramLabel = "ID",
      description = "The proposal's id, as 'list --as approver' shows it.")
  private @Nullable String id;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description =
          "The file for the credential, readable by its owner only; it must not exist yet.")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    LiaisonsAtHub hub = new LiaisonsAtHub(Objects.requireNonNull(liaison).hub());
    Path file = Objects.requireNonNull(out);
    // The file comes first: what cannot be kept is not approved.
    try (PrivateFile credential = PrivateFile.create(file)) {
      ObjectNode approved = hub.approve(uuid(Objects.requireNonNull(id), command));
      String secret = approved.remove("secret").asText();
      credential.keep(secret + "\n");
      Results.of(command).print(approved.put("credential", file.toString()));
    }
    return ExitCode.DONE.code();
  }

  private static UUID uuid(String text, CommandSpec command) {
    try {
      return StrictUuid.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "ID is the id of a proposal, as 'list --as approver' shows it", e);
    }
  }
}
