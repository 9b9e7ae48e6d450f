package org.stillwatch.sdk.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code lab allow}: what this lab excuses. */
@Command(
    name = "allow",
    mixinStandardHelpOptions = true,
    subcommands = {LabAllowPublic.class, LabAllowOwn.class},
    description = "What this lab excuses: public templates, and exceptions of its own.")
final class LabAllow {
  @ParentCommand private @Nullable LabCommand lab;

  LabCommand lab() {
    return Objects.requireNonNull(lab);
  }
}
