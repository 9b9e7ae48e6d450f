package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.cli.bench.Machine;
import org.stillwatch.sdk.cli.measured.Measurement;
import org.stillwatch.sdk.cli.measured.Measurements;
import picocli.CommandLine.Option;

/** The option by which a command that measures keeps its result for {@code bench table}. */
final class Recording {
  /** Before the work: it is a load of its own. */
  private final String machine = Machine.inWords();

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description =
          "Add the result to the runs in this folder, of which 'bench table' makes a table.")
  private @Nullable Path folder;

  /**
   * Keeps a result, if it was asked for.
   *
   * @param command what was run, without the names of files
   * @param subject what tells it from other runs of the command
   */
  void keep(String command, String subject, JsonNode result) throws IOException {
    if (folder != null) {
      LocalDate day = LocalDate.now(ZoneOffset.UTC);
      new Measurements(folder).add(new Measurement(command, subject, machine, day, result));
    }
  }

  /** The same for a result that is printed as text. */
  void keep(String command, String subject, String result) throws IOException {
    keep(command, subject, new JsonMapper().readTree(result));
  }
}
