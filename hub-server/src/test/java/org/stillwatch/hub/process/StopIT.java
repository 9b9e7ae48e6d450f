package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.transport.Patience;

/** A hub that is told to stop while a lab waits for alerts ends cleanly. */
class StopIT {
  private static final int MOST_MILLIS = 10_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void sigintEndsItWithZeroThoughAReaderWaits() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (HubProcess hub = HubProcess.start(folder.resolve("hub"), "evaluation", Map.of())) {
      assertThat(hub.firstLine()).as(hub.log()).startsWith("ready ");
      Path config = folder.resolve("lab/lab.json");
      Files.createDirectories(config.getParent());
      Lab.enrol(config, hub.admit("lab-a"), Surroundings.real());
      Lab lab = Lab.open(config, Surroundings.real().with(Patience.NONE));
      Future<?> following =
          threads.submit(() -> {
            lab.follow();
            return null;
          });
      Thread.sleep(2_000);
      assertThat(following.isDone()).as("the reader waits").isFalse();

      long begun = System.nanoTime();
      hub.signal("INT");
      assertThat(hub.exitCode()).as(hub.log()).isZero();

      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isLessThan(MOST_MILLIS);
      lab.close();
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS))
          .isTrue();
    }
  }
}
