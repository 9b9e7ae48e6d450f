package org.stillwatch.sdk.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.sink.FlakySink.Fate;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.indicator.StixId;

class DeliveriesTest {
  private static final SinkName FIRST = new SinkName("first");
  private static final SinkName SECOND = new SinkName("second");
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Sample sample;

  @BeforeEach
  void make() throws Exception {
    sample = new Sample(folder.resolve("lab"));
  }

  private List<StixId> take(Deliveries deliveries, int many) throws IOException {
    List<StixId> ids = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      VerifiedAlert alert = sample.alert();
      deliveries.take(alert);
      ids.add(alert.alert().id());
    }
    return ids;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).as("what was waited for").isTrue();
  }

  @Test
  void aSinkThatFailsGetsAllInOrderAndKeepsNoOtherWaiting() throws Exception {
    FlakySink failing =
        new FlakySink()
            .next(Stream.generate(() -> Fate.FAILS_BEFORE).limit(25).toArray(Fate[]::new));
    FlakySink sound = new FlakySink();
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.add(FIRST, false, failing);
      deliveries.add(SECOND, false, sound);
      deliveries.start();
      List<StixId> ids = take(deliveries, 6);
      await(() -> sound.taken.size() == 6 && failing.taken.size() == 6);

      assertThat(sound.taken).isEqualTo(ids);
      assertThat(failing.taken).isEqualTo(ids);
    }
  }

  @Test
  void aSinkThatHangsKeepsNoOtherWaiting() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    FlakySink sound = new FlakySink();
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.add(
          FIRST,
          false,
          (alert, accounts) -> {
            hanging.countDown();
            awaitQuietly(free);
          });
      deliveries.add(SECOND, false, sound);
      deliveries.start();
      take(deliveries, 3);
      assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();
      await(() -> sound.taken.size() == 3);
      assertThat(deliveries.states().get(0).waiting()).isEqualTo(3);
      free.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatWasNotTakenComesAfterARestartAndWhatWasDoesNot() throws Exception {
    List<StixId> ids;
    FlakySink before = new FlakySink();
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.add(FIRST, false, before);
      ids = take(deliveries, 2);
      deliveries.deliverOnce(SOON);
      before.next(Fate.FAILS_BEFORE);
      ids.addAll(take(deliveries, 2));
      deliveries.deliverOnce(SOON);
      assertThat(deliveries.states().get(0).waiting()).isEqualTo(2);
      assertThat(deliveries.states().get(0).failure()).contains("the receiver is away");
    }
    FlakySink after = new FlakySink();
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.add(FIRST, false, after);
      deliveries.deliverOnce(SOON);
      assertThat(deliveries.states().get(0).waiting()).isZero();
      assertThat(deliveries.states().get(0).failure()).isEmpty();
    }
    assertThat(before.taken).isEqualTo(ids.subList(0, 2));
    assertThat(after.taken).isEqualTo(ids.subList(2, 4));
  }

  @Test
  void anAnswerThatIsLostMeansTheSameAlertAgainByTheSameId() throws Exception {
    FlakySink sink = new FlakySink().next(Fate.FAILS_AFTER);
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.add(FIRST, false, sink);
      deliveries.start();
      StixId id = take(deliveries, 1).get(0);
      await(() -> sink.taken.size() == 2);
      assertThat(sink.taken).containsExactly(id, id);
      await(() -> waiting(deliveries) == 0);
    }
  }

  private static int waiting(Deliveries deliveries) {
    try {
      return deliveries.states().get(0).waiting();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aRefusedAlertIsKeptAsideAndThoseAfterItGoOn() throws Exception {
    FlakySink sink = new FlakySink().next(Fate.REFUSES);
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.add(FIRST, false, sink);
      List<StixId> ids = take(deliveries, 3);
      deliveries.deliverOnce(SOON);
      assertThat(sink.taken).isEqualTo(ids.subList(1, 3));
      assertThat(deliveries.states().get(0).refused()).isOne();

      assertThat(deliveries.tryRefusedAgain()).isOne();
      deliveries.deliverOnce(SOON);
      assertThat(sink.taken).hasSize(3).endsWith(ids.get(0));
    }
  }

  @Test
  void aDefectOfASinkIsAFailureLikeAnyOtherAndItsWordsAreNotShown() throws Exception {
    FlakySink sink = new FlakySink().next(Fate.BREAKS);
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.add(FIRST, false, sink);
      take(deliveries, 1);
      deliveries.deliverOnce(SOON);
      assertThat(deliveries.states().get(0).failure()).contains("IllegalStateException");
      deliveries.deliverOnce(SOON);
      assertThat(sink.taken).hasSize(1);
    }
  }

  @Test
  void anAlertThatTheFeedGivesTwiceIsQueuedOnce() throws Exception {
    FlakySink sink = new FlakySink();
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.add(FIRST, false, sink);
      VerifiedAlert alert = sample.alert();
      deliveries.take(alert);
      deliveries.deliverOnce(SOON);
      deliveries.take(alert);
      deliveries.deliverOnce(SOON);
    }
    assertThat(sink.taken).hasSize(1);
  }

  @Test
  void namesOfAccountsGoOnlyToTheSinkThatAskedForThem() throws Exception {
    FlakySink asked = new FlakySink();
    FlakySink other = new FlakySink();
    VerifiedAlert alert = sample.alert();
    SortedSet<String> accounts = new TreeSet<>(List.of("acct-1", "acct-2"));
    sample.keepAccounts(alert.alert().cluster(), accounts);
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.add(FIRST, true, asked);
      deliveries.add(SECOND, false, other);
      deliveries.take(alert);
      deliveries.deliverOnce(SOON);
    }
    assertThat(asked.accountsSeen).containsExactly(2);
    assertThat(other.accountsSeen).containsExactly(0);
  }

  @Test
  void twoProcessesDoNotDeliverAtOnce() throws Exception {
    FlakySink one = new FlakySink();
    FlakySink two = new FlakySink();
    try (Deliveries left = sample.deliveries();
        Deliveries right = sample.deliveries()) {
      left.add(FIRST, false, one);
      right.add(FIRST, false, two);
      List<StixId> ids = take(left, 4);
      ids.addAll(take(right, 4));
      left.start();
      right.start();
      await(() -> one.taken.size() + two.taken.size() >= 8);
      assertThat(one.taken.size() + two.taken.size()).isEqualTo(8);
      assertThat(new HashSet<>(ids)).containsAll(one.taken).containsAll(two.taken);
    }
  }

  @Test
  void aQueueShowsNothingOfItsAlertsToWhoeverReadsTheDisk() throws Exception {
    VerifiedAlert alert = sample.alert();
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.add(FIRST, false, new FlakySink().next(Fate.FAILS_BEFORE));
      deliveries.take(alert);
      deliveries.deliverOnce(SOON);
    }
    try (Stream<Path> files = Files.walk(folder.resolve("lab/sinks"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain(alert.jws().substring(0, 40));
      }
    }
  }

  @Test
  void twoSinksOfOneNameAreRefused() throws Exception {
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.add(FIRST, false, new FlakySink());
      assertThatIOException()
          .isThrownBy(() -> deliveries.add(FIRST, false, new FlakySink()))
          .withMessageContaining("first");
    }
  }
}
