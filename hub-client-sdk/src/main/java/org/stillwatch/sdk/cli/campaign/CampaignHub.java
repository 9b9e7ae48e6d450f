package org.stillwatch.sdk.cli.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.stillwatch.sdk.cli.local.HubJava;
import org.stillwatch.sdk.cli.local.HubProcess;
import org.stillwatch.sdk.cli.local.Installation;

/**
 * The campaign's hub, always at the same port, since the labs' configurations name it. A hub that a
 * killed run left behind is ended first.
 */
final class CampaignHub {
  private static final String POLICY = "demo";
  private static final int STOPPING_SECONDS = 30;

  private CampaignHub() {}

  /** Starts it; {@link HubProcess#awaitReady} says when it answers. */
  static HubProcess start(
      Installation installation, Path folder, Map<String, String> database, Done done)
      throws IOException, InterruptedException {
    endLeftBehind(folder, done.number("hub pid"));
    OptionalLong known = done.number("hub port");
    int port = known.isPresent() ? (int) known.getAsLong() : HubProcess.freePort();
    done.keep("hub port", Integer.toString(port));
    HubProcess hub =
        HubProcess.start(
            installation.hubJar(),
            folder,
            installation.policy(POLICY),
            port,
            database,
            HubJava.AS_SERVED);
    done.keep("hub pid", Long.toString(hub.pid()));
    return hub;
  }

  /** Only a process that runs a hub on this very folder; the number may be another's by now. */
  private static void endLeftBehind(Path folder, OptionalLong pid)
      throws IOException, InterruptedException {
    Optional<ProcessHandle> left =
        pid.isPresent() ? ProcessHandle.of(pid.getAsLong()) : Optional.empty();
    Path commandLine = Path.of("/proc", pid.isPresent() ? "" + pid.getAsLong() : "none", "cmdline");
    if (left.isEmpty() || !Files.exists(commandLine)) {
      return;
    }
    if (Files.readString(commandLine).contains(folder.resolve("hub").toString())) {
      left.get().destroy();
      try {
        left.get().onExit().get(STOPPING_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException slow) {
        throw new IOException("The hub that an earlier run left behind does not end.", slow);
      } catch (ExecutionException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
