package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.ledger.Audit;
import org.stillwatch.sdk.ledger.AuditReport;
import org.stillwatch.sdk.ledger.LogFolder;
import org.stillwatch.sdk.ledger.LogSite;
import org.stillwatch.sdk.ledger.LogSource;
import org.stillwatch.sdk.transport.OpenSite;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.WitnessKey;
import org.stillwatch.wire.log.WitnessPolicy;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code audit}: a whole log, from its key alone. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Verifies a hub's log without trust in the hub or in whoever copied it: every entry, every",
      "tile, earlier heads, a lab's receipts. Prints a report of one page."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:in order", "1:could not be read", "2:usage", "5:not in order"})
final class AuditCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--log",
      required = true,
      paramLabel = "DIR|URL",
      description = "A copy, as 'lab log --copy-to' makes it, or where a web server has one.")
  private String log = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      converter = Words.OfLog.class,
      description = "The key of the log, as GET /hub and 'lab log' show it: name+id+key.")
  private @Nullable LogKey key;

  @Option(
      names = "--earlier",
      paramLabel = "FILE",
      description = "A checkpoint of the log that was seen before; may be given more than once.")
  private List<Path> earlier = new ArrayList<>();

  @Option(
      names = "--witness",
      paramLabel = "KEY",
      converter = Words.OfWitness.class,
      description = "Somebody who must have cosigned the head; may be given more than once.")
  private List<WitnessKey> witnesses = new ArrayList<>();

  @Option(
      names = "--least",
      paramLabel = "K",
      description = "How many of the witnesses are enough (default: all).")
  private @Nullable Integer least;

  @Option(
      names = "--reports",
      paramLabel = "FILE",
      description =
          "What a lab shows: its receipts and more, as 'lab log --receipts-to' writes them.")
  private @Nullable Path receipts;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    AuditReport report =
        new Audit(source(), Objects.requireNonNull(key), policy())
            .run(earlier, Optional.ofNullable(receipts), hashed -> {});
    report.page().forEach(out::println);
    out.flush();
    return (report.findings().isEmpty() ? ExitCode.DONE : ExitCode.BROKEN).code();
  }

  private WitnessPolicy policy() {
    try {
      return new WitnessPolicy(witnesses, least == null ? witnesses.size() : least);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--least, --witness: " + e.getMessage(), e);
    }
  }

  private LogSource source() {
    return log.startsWith("http://") || log.startsWith("https://")
        ? new LogSite(new OpenSite(URI.create(log), Surroundings.real().timeouts()))
        : new LogFolder(Path.of(log));
  }
}
