package org.stillwatch.hub.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** With which code a stop ends, and what it says. */
class CleanStopTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AtomicBoolean applicationStopped = new AtomicBoolean();
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Test
  void aStopThatRunsToItsEndIsZeroAndSilent() throws InterruptedException {
    Thread server = running(() -> applicationStopped.set(true));
    CleanStop stop = stop(Duration.ofSeconds(10), whileAlive(server));
    goOn.countDown();

    assertThat(stop.exitCode()).isZero();

    assertThat(server.isAlive()).isFalse();
    assertThat(words()).isEmpty();
  }

  @Test
  void itIsNotOverBeforeTheServerIsThroughEvenIfTheApplicationIs() throws InterruptedException {
    applicationStopped.set(true);
    Thread server = running(() -> {});
    CleanStop stop = stop(Duration.ofMillis(200), whileAlive(server));

    assertThat(stop.exitCode()).isEqualTo(1);

    goOn.countDown();
    server.join();
    assertThat(stop.exitCode()).isZero();
  }

  @Test
  void aStopThatHangsIsCutOffAndSaysSo() throws InterruptedException {
    Thread server = running(() -> {});

    assertThat(stop(Duration.ofMillis(200), whileAlive(server)).exitCode()).isEqualTo(1);

    assertThat(words()).contains("did not stop within");
    goOn.countDown();
    server.join();
  }

  @Test
  void aServerThatEndsWithoutItsApplicationIsAFailure() throws InterruptedException {
    Thread server = running(() -> {});
    Supplier<Optional<Thread>> endsWhenSeen =
        () -> {
          Optional<Thread> seen = whileAlive(server).get();
          goOn.countDown();
          return seen;
        };

    assertThat(stop(Duration.ofSeconds(60), endsWhenSeen).exitCode()).isEqualTo(1);

    assertThat(words()).contains("the application did not stop cleanly");
  }

  @Test
  void aServerThatNeverBeginsToStopIsAFailure() {
    assertThat(stop(Duration.ofMillis(200), Optional::empty).exitCode()).isEqualTo(1);

    assertThat(words()).contains("did not stop within");
  }

  private Thread running(Runnable last) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Thread server =
        new Thread(() -> {
          begun.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          last.run();
        });
    server.start();
    begun.await();
    return server;
  }

  private static Supplier<Optional<Thread>> whileAlive(Thread server) {
    return () -> Optional.of(server).filter(Thread::isAlive);
  }

  private CleanStop stop(Duration patience, Supplier<Optional<Thread>> server) {
    return new CleanStop(
        patience,
        server,
        applicationStopped::get,
        new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private String words() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
