package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The results of a command: standard output, an object a line, and nothing else on it. */
final class Results {
  private final PrintWriter out;

  private Results(PrintWriter out) {
    this.out = out;
  }

  static Results of(@Nullable CommandSpec command) {
    return new Results(Objects.requireNonNull(command).commandLine().getOut());
  }

  /**
   * Prints a result. It has left this process when the call returns.
   *
   * @throws IOException if nobody reads standard output any more
   */
  void print(ObjectNode result) throws IOException {
    out.println(result);
    if (out.checkError()) { // flushes too
      throw new IOException("standard output cannot be written to: whoever read it has gone");
    }
  }
}
