package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.bench.Bench;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.bench.CrashResult;
import org.stillwatch.sdk.cli.bench.CrashRun;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.Installation;
import org.stillwatch.sdk.cli.local.RunFolder;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.enrolment.Ticket;

/** A short run of {@code bench crash}. */
class CrashIT {
  private static final int ROUNDS = 2;
  private static final long SEED = 11;

  @TempDir private Path folder = Path.of("");

  @Test
  void aHubThatIsKilledWhileLabsSubmitKeepsEveryPromise() throws Exception {
    Installation installation =
        new Installation(
            Path.of(System.getProperty("stillwatch.root")),
            Path.of(System.getProperty("stillwatch.hub.jar")));
    Bench bench =
        new Bench(installation, BenchDatabase.h2(), CrashIT::admitted, Surroundings.real());
    List<String> told = new ArrayList<>();
    CrashResult result;
    try (Ending ending = Ending.watched()) {
      RunFolder run = RunFolder.of(Optional.of(folder.resolve("run")));
      result = new CrashRun(bench, told::add).of(ROUNDS, SEED, run, ending);
    }
    assertThat(result.isClean()).as("seed %d: %s", SEED, told).isTrue();
    assertThat(result.receipts()).as("%s", told).isGreaterThan(2 * ROUNDS);
  }

  private static Ticket admitted(URI hub, Path secretFile, String name)
      throws InterruptedException {
    try {
      byte[] json = HubProcess.admit(hub, secretFile, name).getBytes(StandardCharsets.UTF_8);
      return Ticket.fromJson(StrictJson.read(json, new Limits(16_384, 2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
