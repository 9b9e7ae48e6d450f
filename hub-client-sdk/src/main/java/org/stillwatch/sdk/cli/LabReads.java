package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.ledger.ShownLeaves;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab reads}: what liaisons of governments were given. */
@Command(
    name = "reads",
    mixinStandardHelpOptions = true,
    description = {
      "What was released to liaisons of governments, who may read it, and each page that one read in",
      "an hour; one JSON object a line, each found in the hub's log."
    })
final class LabReads implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabCommand lab;

  @Override
  public Integer call() throws IOException {
    return Objects.requireNonNull(lab).offline(this::print);
  }

  private ExitCode print(Lab opened) throws IOException {
    for (ShownLeaves.Shown leaf : opened.log().liaisons()) {
      var json =
          JsonNodeFactory.instance
              .objectNode()
              .put("leaf", leaf.index())
              .put("kind", leaf.kind().word());
      json.set("said", leaf.content());
      Results.of(spec).print(json);
    }
    return ExitCode.DONE;
  }
}
