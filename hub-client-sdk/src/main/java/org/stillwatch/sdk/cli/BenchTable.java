package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.cli.measured.Measurement;
import org.stillwatch.sdk.cli.measured.Measurements;
import org.stillwatch.sdk.cli.measured.Table;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench table}: the runs that {@code --record} kept, as the README shows them. */
@Command(
    name = "table",
    mixinStandardHelpOptions = true,
    description = "Prints the runs that --record kept in a folder as a table in Markdown.")
final class BenchTable implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder that --record named.")
  private @Nullable Path folder;

  @Override
  public Integer call() throws IOException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Path runs = Objects.requireNonNull(folder);
    if (!Files.isDirectory(runs)) {
      throw new CommandLine.ParameterException(command, "there is no folder " + runs);
    }
    List<List<Measurement>> all = new Measurements(runs).all();
    PrintWriter out = command.getOut();
    out.print(Table.withMachines(all));
    out.flush();
    return ExitCode.DONE.code();
  }
}
