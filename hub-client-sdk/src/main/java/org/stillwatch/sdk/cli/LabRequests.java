package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab requests}: what liaisons ask the labs' counsel for. */
@Command(
    name = "requests",
    mixinStandardHelpOptions = true,
    description = {
      "What liaisons of governments ask for beyond the feed, for the lab's counsel; one JSON object a",
      "line, the latest first. Every member gets the same. Nothing is sent back: who answers does so",
      "by its own process, outside the hub."
    })
final class LabRequests implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabCommand lab;

  @Override
  public Integer call() throws IOException {
    return Objects.requireNonNull(lab).offline(this::print);
  }

  private ExitCode print(Lab opened) throws IOException {
    for (ObjectNode request : opened.log().requestsOfLiaisons()) {
      Results.of(spec).print(request);
    }
    return ExitCode.DONE;
  }
}
