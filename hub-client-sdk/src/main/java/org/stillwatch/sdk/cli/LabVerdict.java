package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Lab;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.report.VerdictWord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab verdict}: what an analyst decided about an alert. */
@Command(
    name = "verdict",
    mixinStandardHelpOptions = true,
    description = "Tells the hub what an analyst decided about an alert.")
final class LabVerdict implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabCommand lab;

  @Parameters(
      index = "0",
      paramLabel = "ALERT",
      converter = Words.Id.class,
      description = "The id of the alert.")
  private @Nullable StixId alert;

  @Parameters(
      index = "1",
      paramLabel = "VERDICT",
      converter = Words.OfVerdict.class,
      description = "confirmed, benign or disputed.")
  private @Nullable VerdictWord word;

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      description = "A code of the list for this verdict in the hub's policy.")
  private @Nullable String reason;

  @Override
  public Integer call() throws IOException {
    return Objects.requireNonNull(lab).online(this::say);
  }

  private ExitCode say(Lab opened) throws IOException {
    StixId about = Objects.requireNonNull(alert);
    VerdictWord said = Objects.requireNonNull(word);
    return Said.tell(
        opened.verdict(about, said, Optional.ofNullable(reason)),
        JsonNodeFactory.instance
            .objectNode()
            .put("alert", about.toString())
            .put("word", said.word()),
        "verdict",
        spec);
  }
}
