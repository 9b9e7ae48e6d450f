package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.reduce.Background;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab background}: what is common in honest traffic, the same file at all members. */
@Command(
    name = "background",
    mixinStandardHelpOptions = true,
    description = "What is common in honest traffic; the same file at all members.")
final class LabBackground {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabCommand lab;

  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      description = "Counts honest exchanges under the group key and writes a background.")
  int build(
      @Parameters(
              paramLabel = "INPUT",
              arity = "1..*",
              description = "Exchanges as JSON Lines, plain or gzip.")
          List<Path> inputs,
      @Option(
              names = "--out",
              required = true,
              paramLabel = "B",
              description = "The file to write. It has to be imported, here too.")
          Path out)
      throws IOException {
    return Objects.requireNonNull(lab)
        .offline(opened -> {
          print(out, built(opened, inputs, out));
          return ExitCode.DONE;
        });
  }

  private Background built(Lab opened, List<Path> inputs, Path out) throws IOException {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    try (Progress progress = Progress.over(inputs)) {
      return opened.buildBackground(
          inputs, progress::reached, out, skipped -> Summary.tell(skipped, err));
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Takes over the members' background; it must be of this lab's group key.")
  int take(@Parameters(paramLabel = "B", description = "The file with the background.") Path from)
      throws IOException {
    return Objects.requireNonNull(lab)
        .offline(opened -> {
          print(from, opened.importBackground(from));
          return ExitCode.DONE;
        });
  }

  private void print(Path file, Background background) throws IOException {
    Results.of(spec)
        .print(
            JsonNodeFactory.instance
                .objectNode()
                .put("background", file.toString())
                .put("digest", background.digest())
                .put("prompts", background.prompts())
                .put("shingles", background.size()));
  }
}
