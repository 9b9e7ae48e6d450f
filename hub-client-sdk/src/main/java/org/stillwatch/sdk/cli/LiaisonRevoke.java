package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code liaison revoke}. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description = "Ends a liaison at once, proposed or active.")
final class LiaisonRevoke implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LiaisonCommand liaison;

  @Parameters(
      paramLabel = "NAME",
      description = "A short name: a-z, 0-9 and hyphens; its user name.")
  private @Nullable String name;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    String checked = MemberName.checked(Objects.requireNonNull(name), command);
    new LiaisonsAtHub(Objects.requireNonNull(liaison).hub()).revoke(checked);
    Results.of(command)
        .print(JsonNodeFactory.instance.objectNode().put("name", checked).put("revoked", true));
    return ExitCode.DONE.code();
  }
}
