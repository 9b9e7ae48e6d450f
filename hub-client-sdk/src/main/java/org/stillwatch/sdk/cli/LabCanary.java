package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lab canary}: texts to plant in what is served to accounts that a lab suspects. */
@Command(
    name = "canary",
    mixinStandardHelpOptions = true,
    description = {
      "Draws texts to plant in what you serve to accounts that you suspect.",
      "Name the planted text in the field 'canary' of those exchanges: another lab that sees it in",
      "its own traffic then agrees with your cluster. The text itself never leaves."
    })
final class LabCanary implements Callable<Integer> {
  private static final int MOST = 10_000;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many (default: 1).")
  private int count;

  @Override
  public Integer call() throws IOException {
    if (count < 1 || count > MOST) {
      throw new CommandLine.ParameterException(
          java.util.Objects.requireNonNull(spec).commandLine(), "--count is from 1 to " + MOST);
    }
    Results results = Results.of(spec);
    for (int i = 0; i < count; i++) {
      results.print(
          JsonNodeFactory.instance
              .objectNode()
              .put("canary", CanonicalValue.newCanary(Surroundings.real().random())));
    }
    return ExitCode.DONE.code();
  }
}
