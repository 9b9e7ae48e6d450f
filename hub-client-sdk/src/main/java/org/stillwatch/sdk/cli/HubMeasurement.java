package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.bench.Bench;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.RunFolder;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that starts a hub, measures it, prints the result and keeps it if asked to. */
abstract class HubMeasurement implements Callable<Integer> {
  /** With what, and where, it is measured. */
  record Site(Bench bench, RunFolder folder, Ending ending, PrintWriter err) {
    Consumer<String> narration() {
      return words -> BenchCommand.say(err, words);
    }
  }

  /**
   * What came of it.
   *
   * @param kept whether every promise was
   */
  record Outcome(ObjectNode result, boolean kept) {
    static Outcome of(ObjectNode result) {
      return new Outcome(result, true);
    }
  }

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Recording recording = new Recording();

  /**
   * The command with its options, without {@code bench}. Called once, and first.
   *
   * @throws CommandLine.ParameterException if the options are out of their ranges
   */
  abstract String words(CommandLine command, BenchDatabase database);

  /** What tells the run from others of the same command, apart from the database. */
  String subject() {
    return "";
  }

  /** Measures. */
  abstract Outcome measure(Site site) throws IOException, InterruptedException;

  /** Where the run keeps its files. */
  RunFolder folder() throws IOException {
    return RunFolder.of(Optional.empty());
  }

  @Override
  public final Integer call() throws IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    PrintWriter err = command.getErr();
    BenchDatabase database = BenchCommand.database(command, System.getenv());
    String words = words(command, database);
    BenchCommand.announce(err, words, database);
    Outcome outcome;
    try (Ending ending = Ending.watched()) {
      Bench bench =
          new Bench(
              Installation.here(),
              database,
              (hub, secret, name) -> OperatorHub.at(hub, secret).admit(name),
              Surroundings.real());
      outcome = measure(new Site(bench, ending.with(folder()), ending, err));
      Results.of(spec).print(outcome.result());
    }
    recording.keep("bench " + words, (subject() + " " + database.name()).strip(), outcome.result());
    return (outcome.kept() ? ExitCode.DONE : ExitCode.FAILED).code();
  }
}
