package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.ledger.LogState;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code lab log}: holds the hub to its log, and hands on what others need to do so. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the hub's log: that it only grew, and has by now all that this lab sent and was told.",
      "'alerts' checks it too. What shows that a hub broke its promise is kept, for others to verify."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:in order", "5:the log is not what the hub promised; see the evidence"})
final class LabLogCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LabCommand lab;

  @Option(
      names = "--copy-to",
      paramLabel = "DIR",
      description =
          "Copies the log into a folder, for 'audit' and for others' tools (C2SP tlog-tiles). Goes on"
              + " where an interrupted copy ended.")
  private @Nullable Path copy;

  @Option(
      names = "--receipts-to",
      paramLabel = "FILE",
      description = "Writes this lab's receipts with their proofs, for 'audit --reports'.")
  private @Nullable Path receipts;

  @Option(
      names = "--shown",
      description = {
        "Adds to it all that the log shows this lab: its alerts, keys and membership, the policies,",
        "what liaisons of governments were given and read; and what this lab withdrew."
      })
  private boolean shown;

  @Override
  public Integer call() throws IOException {
    return Objects.requireNonNull(lab).offline(this::check);
  }

  private ExitCode check(Lab opened) throws IOException {
    if (shown && receipts == null) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--shown adds to the file of --receipts-to");
    }
    LogState state = opened.log().check();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("key", opened.config().root().log().vkey())
            .put("proved_now", state.proved())
            .put("waiting", state.waiting());
    state
        .head()
        .ifPresent(
            head -> json.put("size", head.size().value()).put("root", head.root().base64Url()));
    // Before the copy, so that the copy has all that they point at.
    Path file = receipts;
    if (file != null) {
      json.put("receipts", opened.log().writeReceipts(file));
      if (shown) {
        json.put(
            "shown",
            state.head().isPresent() ? opened.log().addShown(file, state.head().get()) : 0);
      }
    }
    Path folder = copy;
    if (folder != null) {
      json.put("copied", opened.log().copyTo(folder).size().value());
    }
    Results.of(spec).print(json);
    return ExitCode.DONE;
  }
}
