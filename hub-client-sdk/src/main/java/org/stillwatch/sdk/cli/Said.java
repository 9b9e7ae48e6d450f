package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Submitted;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import picocli.CommandLine.Model.CommandSpec;

/** What became of a single statement, as a result. */
final class Said {
  private Said() {}

  /**
   * Prints the statement with its receipt, or why it was refused.
   *
   * @param line what the statement is about
   * @param name under which the statement's own id is put
   */
  static ExitCode tell(Submitted said, ObjectNode line, String name, @Nullable CommandSpec command)
      throws IOException {
    if (said.problem().isPresent()) {
      throw new CommandFailed(ExitCode.REFUSED, said.problem().get().inWords());
    }
    line.put(name, said.about().toString());
    line.put("receipt", said.receipt().map(VerifiedReceipt::jws).orElse(null));
    Results.of(Objects.requireNonNull(command)).print(line);
    return ExitCode.DONE;
  }
}
