package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code liaison request}. */
@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    description =
        "Passes a liaison's request for more on to every lab's counsel; it opens nothing.")
final class LiaisonRequest implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LiaisonCommand liaison;

  @Parameters(paramLabel = "NAME", description = "The liaison that asks.")
  private @Nullable String name;

  @Option(
      names = "--about",
      required = true,
      paramLabel = "CITATION",
      description = "The campaign, such as SW-1B28CBCC010D.")
  private @Nullable String about;

  @Option(
      names = "--message",
      required = true,
      paramLabel = "FILE",
      description = "A text of 2,000 characters at most.")
  private @Nullable Path message;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    String checked = MemberName.checked(Objects.requireNonNull(name), command);
    String text = Files.readString(Objects.requireNonNull(message));
    new LiaisonsAtHub(Objects.requireNonNull(liaison).hub())
        .request(checked, Objects.requireNonNull(about), text.strip());
    Results.of(command)
        .print(JsonNodeFactory.instance.objectNode().put("name", checked).put("passed_on", true));
    return ExitCode.DONE.code();
  }
}
