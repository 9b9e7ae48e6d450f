package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.sink.SinkName;
import org.stillwatch.sdk.sink.SinkState;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab sinks}: how the sinks of the configuration stand. */
@Command(
    name = "sinks",
    mixinStandardHelpOptions = true,
    description = {
      "Prints each sink of the configuration, with how many alerts wait for it, an object a line.",
      "Alerts are delivered by lab alerts, best with --follow."
    })
final class LabSinksCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabCommand lab;

  @Option(
      names = "--retry-refused",
      description = "First lets the alerts wait again that a receiver refused.")
  private boolean retryRefused;

  @Option(
      names = "--from-start",
      paramLabel = "NAME",
      description = {
        "First lets all alerts that this lab was ever told wait for this sink, as for one that is",
        "new: it gets them with the next lab alerts. Their ids are those of before."
      })
  private @Nullable String fromStart;

  @Override
  public Integer call() throws IOException {
    return Objects.requireNonNull(lab).offline(this::show);
  }

  private void takeFromStart(Lab opened, String word) throws IOException {
    try {
      opened.sinks().takeFromStart(new SinkName(word));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--from-start: " + e.getMessage(), e);
    }
  }

  private ExitCode show(Lab opened) throws IOException {
    if (retryRefused) {
      opened.sinks().tryRefusedAgain();
    }
    if (fromStart != null) {
      takeFromStart(opened, fromStart);
    }
    Results results = Results.of(spec);
    for (SinkState state : opened.sinks().states()) {
      results.print(json(state));
    }
    return ExitCode.DONE;
  }

  private static ObjectNode json(SinkState state) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("sink", state.name().word())
        .put("waiting", state.waiting())
        .put("refused", state.refused());
  }
}
