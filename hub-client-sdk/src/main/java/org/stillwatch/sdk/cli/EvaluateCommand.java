package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.evaluate.Corpus;
import org.stillwatch.sdk.cli.evaluate.Evaluation;
import org.stillwatch.sdk.cli.evaluate.MeaningEvaluation;
import org.stillwatch.sdk.cli.evaluate.MeaningScore;
import org.stillwatch.sdk.cli.evaluate.Score;
import org.stillwatch.sdk.cli.evaluate.ScoreTable;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.RunFolder;
import org.stillwatch.sdk.cli.local.TimeSpent;
import org.stillwatch.wire.policy.AccountsBucket;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evaluate}: a labelled corpus through real labs and a real hub. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a labelled corpus through real labs and a real hub under the evaluation policy, and"
          + " counts what was found.",
      "Generated honest customers and hiding operators go through other labs at a second hub."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "CORPUS", description = "JSON Lines with labels, plain or gzip.")
  private @Nullable Path corpus;

  @Option(names = "--json", paramLabel = "OUT", description = "A file for the result as well.")
  private @Nullable Path out;

  @Option(
      names = "--min-accounts",
      defaultValue = "1",
      description = "Least accounts of what may leave: 1, 5, 20, 100, 1000 or 10000.")
  private int minAccounts;

  @Option(
      names = "--meaning",
      description = {
        "Measures instead what prompt-meaning adds where clusters share a network address; needs the"
            + " artifact with its model."
      })
  private boolean meaning;

  @Option(
      names = "--honest",
      paramLabel = "CORPUS2",
      description = "With --meaning: whose benign prompts make the background.")
  private @Nullable Path honest;

  @Mixin private Recording recording = new Recording();

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    List<Integer> edges = AccountsBucket.edges();
    if (!edges.contains(minAccounts)) {
      throw new CommandLine.ParameterException(command, "--min-accounts is one of " + edges);
    }
    Path into = out == null ? null : out.toAbsolutePath().getParent();
    if (into != null && !Files.isDirectory(into)) {
      throw new CommandLine.ParameterException(command, "--json OUT: its folder is not there");
    }
    TimeSpent time = new TimeSpent();
    PrintWriter err = command.getErr();
    String json = meaning ? meaning(time, err) : whole(time, err);
    say(err, "Where the time went: " + time.inWords() + ".");
    if (out != null) {
      Files.writeString(out, json + "\n");
    }
    recording.keep(
        meaning ? "evaluate --meaning" : "evaluate", meaning ? "prompt-meaning" : "", json);
    command.getOut().println(json);
    command.getOut().flush();
    return ExitCode.DONE.code();
  }

  private String whole(TimeSpent time, PrintWriter err) throws IOException, InterruptedException {
    Score score = score(time, words -> say(err, words));
    err.print(ScoreTable.of(score));
    return score.json(time.total());
  }

  private String meaning(TimeSpent time, PrintWriter err) throws IOException, InterruptedException {
    Installation installation = Installation.here();
    Corpus read = time.of("reading the corpus", () -> Corpus.read(Objects.requireNonNull(corpus)));
    Path other = honest;
    Optional<Corpus> background =
        other == null ? Optional.empty() : Optional.of(Corpus.read(other));
    try (Ending ending = Ending.watched()) {
      RunFolder folder = ending.with(RunFolder.of(Optional.empty()));
      MeaningScore score =
          new MeaningEvaluation(
                  installation,
                  (hub, secret, name) -> OperatorHub.at(hub, secret).admit(name),
                  Surroundings.real(),
                  time,
                  words -> say(err, words))
              .of(read, background, minAccounts, folder, ending);
      err.print(score.table());
      return score.json(time.total());
    }
  }

  private Score score(TimeSpent time, Consumer<String> narration)
      throws IOException, InterruptedException {
    Installation installation = Installation.here();
    Corpus read = time.of("reading the corpus", () -> Corpus.read(Objects.requireNonNull(corpus)));
    try (Ending ending = Ending.watched()) {
      RunFolder folder = ending.with(RunFolder.of(Optional.empty()));
      return new Evaluation(
              installation,
              (hub, secret, name) -> OperatorHub.at(hub, secret).admit(name),
              Surroundings.real(),
              time,
              narration)
          .of(read, minAccounts, folder, ending);
    }
  }

  private static void say(PrintWriter err, String words) {
    err.println(words);
    err.flush();
  }
}
