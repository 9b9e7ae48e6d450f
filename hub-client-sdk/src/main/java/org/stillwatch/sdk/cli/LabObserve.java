package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.DraftReport;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.Submitted;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab observe}: from exchanges to reports, and on to the hub. */
@Command(
    name = "observe",
    mixinStandardHelpOptions = true,
    description = {
      "Reduces exchanges to reports about clusters of accounts and submits them.",
      "Prints an object a report: report, accounts, indicators, receipt. What did not leave, and"
          + " why, stands on standard error."
    })
final class LabObserve implements Callable<Integer> {
  private final Optional<Elsewhere> elsewhere;

  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabCommand lab;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "Exchanges as JSON Lines, plain or gzip.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--dry-run",
      description =
          "Submits nothing; prints, as objects, exactly what would leave. Only blinded values go"
              + " to the hub.")
  private boolean dryRun;

  LabObserve() {
    this.elsewhere = Optional.empty();
  }

  /** Of exchanges that are not in files of this machine. */
  LabObserve(Elsewhere elsewhere) {
    this.elsewhere = Optional.of(elsewhere);
  }

  @Override
  public Integer call() throws IOException {
    LabCommand command = Objects.requireNonNull(lab);
    return dryRun ? command.offline(this::show) : command.online(this::submit);
  }

  private ExitCode show(Lab opened) throws IOException {
    Results results = Results.of(spec);
    for (DraftReport draft : observed(opened).reports()) {
      ObjectNode line = line(draft, Optional.empty());
      var objects = line.putArray("objects");
      for (Bytes object : draft.objects()) {
        // Raw, so that what is printed is what would leave, byte for byte.
        objects.addRawValue(new RawValue(new String(object.toByteArray(), StandardCharsets.UTF_8)));
      }
      results.print(line);
    }
    return ExitCode.DONE;
  }

  private ExitCode submit(Lab opened) throws IOException {
    Observation observation = observed(opened);
    List<Submitted> submitted;
    try {
      submitted = observation.submit();
    } catch (RuntimeException e) {
      printKept(opened, observation);
      throw e;
    }
    return print(observation, submitted);
  }

  private Observation observed(Lab opened) throws IOException {
    Observation observation =
        elsewhere.isPresent() ? elsewhere.get().observe(opened, inputs) : here(opened);
    Summary.tell(observation, err());
    return observation;
  }

  private Observation here(Lab opened) throws IOException {
    List<Path> files = inputs.stream().map(Path::of).toList();
    try (Progress progress = Progress.over(files)) {
      return opened.observeFiles(files, progress::reached);
    } catch (HubUnreachable e) {
      if (!dryRun) {
        Postponed.of(Objects.requireNonNull(lab).config(), err()).keep(files);
      }
      throw e;
    }
  }

  private ExitCode print(Observation observation, List<Submitted> submitted) throws IOException {
    Results results = Results.of(spec);
    ExitCode code = ExitCode.DONE;
    for (int i = 0; i < submitted.size(); i++) {
      Submitted one = submitted.get(i);
      ObjectNode line = line(observation.reports().get(i), one.receipt());
      if (one.problem().isPresent()) {
        Problem problem = one.problem().get();
        line.set("problem", problem.toJson());
        err().println(one.about() + " was set aside. " + problem.inWords());
        err().flush();
        code = ExitCode.REFUSED;
      }
      results.print(line);
    }
    return code;
  }

  /** The sending broke off: some reports have their receipt, the others wait in the outbox. */
  private void printKept(Lab opened, Observation observation) throws IOException {
    Results results = Results.of(spec);
    for (DraftReport draft : observation.reports()) {
      results.print(line(draft, opened.receipt(draft.report().id())));
    }
  }

  private static ObjectNode line(DraftReport draft, Optional<VerifiedReceipt> receipt) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("report", draft.report().id().toString())
            .put("accounts", draft.accounts().size())
            .put("indicators", draft.report().indicators().size())
            .put("receipt", receipt.map(VerifiedReceipt::jws).orElse(null));
    if (!draft.onOwnList().isEmpty()) {
      var marked = line.putArray("on_own_list");
      draft.onOwnList().forEach(marked::add);
    }
    return line;
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
