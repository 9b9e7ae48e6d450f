package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.demo.Demo;
import org.stillwatch.sdk.cli.demo.DemoResult;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.RunFolder;
import org.stillwatch.sdk.cli.local.TimeSpent;
import org.stillwatch.wire.StrictUuid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: five labs, one operator and a hub, on this machine. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Five labs, three of them attacked by one operator, and a hub, on this machine.",
      "The story goes to standard error. With --once the result goes to standard output; without"
          + " it the hub stays up until it is stopped by SIGTERM or Ctrl-C."
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--once", description = "Exit when done.")
  private boolean once;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A new folder that stays, instead of a temporary one.")
  private @Nullable Path data;

  @Mixin private Recording recording = new Recording();

  @Override
  public Integer call() throws IOException, InterruptedException {
    TimeSpent time = new TimeSpent();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    Consumer<String> teller = sentence -> say(err, sentence);
    try (Ending ending = Ending.watched()) {
      RunFolder folder = ending.with(RunFolder.of(Optional.ofNullable(data)));
      Demo demo =
          Demo.starting(
              Installation.here(),
              folder,
              ending,
              (hub, secret, name) -> OperatorHub.at(hub, secret).admit(name),
              DemoCommand::liaison,
              Surroundings.real(),
              time,
              teller);
      DemoResult result = demo.play();
      teller.accept("Where the time went: " + time.inWords() + ".");
      String json = result.json(time.total());
      recording.keep("demo --once", "", json);
      out.println(json);
      out.flush();
      if (!once) {
        UntilSignal.run(() -> demo.stay(ending), ending::closeAtExit);
      }
    }
    return ExitCode.DONE.code();
  }

  /** Proposes and approves an invented one. */
  static String liaison(URI hub, Path operator, Path approver) throws InterruptedException {
    ObjectNode proposed =
        new LiaisonsAtHub(OperatorHub.at(hub, operator))
            .propose("ada", "Ada Example", "Example Agency", "XX", "threat-assessment");
    return new LiaisonsAtHub(OperatorHub.at(hub, approver))
        .approve(StrictUuid.parse(proposed.path("id").asText()))
        .path("secret")
        .asText();
  }

  private static void say(PrintWriter err, String words) {
    err.println(words);
    err.flush();
  }
}
