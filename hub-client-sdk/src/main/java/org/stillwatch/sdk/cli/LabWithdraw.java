package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Lab;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.report.WithdrawalReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab withdraw}: takes a report back. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description = "Takes back a report, or one of its indicators; who was alerted is told.")
final class LabWithdraw implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabCommand lab;

  @Parameters(
      paramLabel = "REPORT",
      converter = Words.Id.class,
      description = "The id of the report, as observe printed it, or of an indicator.")
  private @Nullable StixId report;

  @Option(
      names = "--reason",
      paramLabel = "WORD",
      defaultValue = "mistaken",
      converter = Words.OfWithdrawal.class,
      description = "mistaken, benign, data-subject-request or policy (default: ${DEFAULT-VALUE}).")
  private @Nullable WithdrawalReason reason;

  @Override
  public Integer call() throws IOException {
    return Objects.requireNonNull(lab).online(this::withdraw);
  }

  private ExitCode withdraw(Lab opened) throws IOException {
    StixId what = Objects.requireNonNull(report);
    return Said.tell(
        opened.withdraw(what, Objects.requireNonNull(reason)),
        JsonNodeFactory.instance.objectNode().put("report", what.toString()),
        "withdrawal",
        spec);
  }
}
