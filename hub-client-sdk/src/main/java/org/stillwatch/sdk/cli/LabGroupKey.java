package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.seal.GroupKeyCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab group-key}: the key that the members share and the hub does not have. */
@Command(
    name = "group-key",
    mixinStandardHelpOptions = true,
    description = "The key that the members share and the hub does not have.")
final class LabGroupKey {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabCommand lab;

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Makes a key for the members; it becomes this lab's if it has none.")
  int make(
      @Option(
              names = "--out",
              required = true,
              paramLabel = "K",
              description = "The file to write; it must not exist yet. Hand it on safely.")
          Path out)
      throws IOException {
    return Objects.requireNonNull(lab)
        .offline(opened -> {
          GroupKeyCheck made = opened.newGroupKey(out);
          print(out, made, opened.groupKeyCheck().equals(Optional.of(made)));
          return ExitCode.DONE;
        });
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Takes over a key. A background made under another key is dropped.")
  int take(@Parameters(paramLabel = "K", description = "The file with the key.") Path from)
      throws IOException {
    return Objects.requireNonNull(lab)
        .offline(opened -> {
          print(from, opened.importGroupKey(from), true);
          return ExitCode.DONE;
        });
  }

  /** The check value is what members compare; it reveals nothing of the key. */
  private void print(Path file, GroupKeyCheck check, boolean inUse) throws IOException {
    Results.of(spec)
        .print(
            JsonNodeFactory.instance
                .objectNode()
                .put("group_key", file.toString())
                .put("check", check.base64Url())
                .put("in_use", inUse));
  }
}
