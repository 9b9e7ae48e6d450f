package org.stillwatch.sdk.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.policy.Ceiling;

class WatchTest {
  private static final Instant DAY = Instant.parse("2026-11-24T10:00:00Z");
  private static final String CARD = "4000 0000 0000 0002";
  private static final Duration AGE = Duration.ofMinutes(5);

  private final FakeSource source = new FakeSource();
  private final WatchDigest digest = new WatchDigest(Bytes.of(new byte[32]));
  private final CountingMeters meters = new CountingMeters();
  private Instant now = DAY;

  /** Counts in memory. */
  private static final class CountingMeters implements Meters {
    final Map<String, AtomicInteger> counted = new ConcurrentHashMap<>();
    final Map<String, DoubleSupplier> gauges = new TreeMap<>();

    @Override
    public Counter counter(String name, String... tags) {
      AtomicInteger count = new AtomicInteger();
      counted.put(name + List.of(tags), count);
      return count::incrementAndGet;
    }

    @Override
    public void gauge(String name, DoubleSupplier value) {
      gauges.put(name, value);
    }
  }

  private Watch watch(WhenBlind whenBlind) {
    return new Watch(
        source,
        digest,
        new WatchSettings(whenBlind, AGE, Duration.ofHours(1), Duration.ofMillis(50)),
        meters,
        () -> now,
        () -> Duration.between(DAY, now).toNanos());
  }

  private Watch fresh(WhenBlind whenBlind) throws IOException {
    source.feedRead = Optional.of(now);
    Watch watch = watch(whenBlind);
    watch.refresh();
    return watch;
  }

  private List<WatchDigest.Key> values(String... cards) {
    return java.util.Arrays.stream(cards)
        .map(card -> digest.of(CanonicalValue.payment(card).orElseThrow()))
        .toList();
  }

  @Test
  void whatNobodyReportedIsClear() throws Exception {
    Watch watch = fresh(WhenBlind.FAIL_CLOSED);
    assertThat(watch.account("acct-1")).isEqualTo(Sighting.CLEAR);
    assertThat(watch.payment(CARD)).isEqualTo(Sighting.CLEAR);
    assertThat(watch.contact("no contact")).isEqualTo(Sighting.CLEAR);
  }

  @Test
  void anAccountOrACardOfAReportIsReportedInAnyFormOfTheCard() throws Exception {
    StixId cluster = source.report(Set.of("acct-1"), values(CARD));
    Watch watch = fresh(WhenBlind.FAIL_OPEN);
    for (String form : List.of(CARD, "4000000000000002", " 4000-0000-0000-0002 ")) {
      assertThat(watch.payment(form)).isEqualTo(new Sighting.Reported(cluster));
    }
    assertThat(watch.account("acct-1")).isEqualTo(new Sighting.Reported(cluster));
    assertThat(watch.account("acct-2")).isEqualTo(Sighting.CLEAR);
    assertThat(watch.account("4000000000000002")).isEqualTo(Sighting.CLEAR);
    assertThat(watch.size()).isEqualTo(2);
  }

  @Test
  void aStandingAlertIsSaidUpdatedAndTakenBack() throws Exception {
    StixId cluster = source.report(Set.of("acct-1"), values(CARD));
    Alert first = source.alert(cluster, AlertState.ACTIVE, Ceiling.REVIEW, DAY);
    Watch watch = fresh(WhenBlind.FAIL_OPEN);
    assertThat(alerted(watch.payment(CARD)).alert()).isEqualTo(first.id());
    assertThat(alerted(watch.account("acct-1")).ceiling()).isEqualTo(Ceiling.REVIEW);

    Alert second =
        source.alert(cluster, AlertState.UPDATED, Ceiling.RESTRICT, DAY.plusSeconds(60), first);
    watch.refresh();
    assertThat(alerted(watch.payment(CARD)).ceiling()).isEqualTo(Ceiling.RESTRICT);

    source.alert(cluster, AlertState.RETRACTED, Ceiling.OBSERVE, DAY.plusSeconds(120), second);
    source.alert(cluster, AlertState.UPDATED, Ceiling.RESTRICT, DAY.plusSeconds(90), first);
    watch.refresh();
    assertThat(watch.payment(CARD)).isEqualTo(new Sighting.Reported(cluster));
  }

  private static Sighting.Alerted alerted(Sighting sighting) {
    assertThat(sighting).isInstanceOf(Sighting.Alerted.class);
    return (Sighting.Alerted) sighting;
  }

  @Test
  void ofTwoAlertsOfOneInstantTheOneThatTakesTheOthersPlaceStands() throws Exception {
    StixId cluster = source.report(Set.of("acct-1"), List.of());
    Alert first = source.alert(cluster, AlertState.ACTIVE, Ceiling.REVIEW, DAY);
    Alert second = source.alert(cluster, AlertState.UPDATED, Ceiling.RESTRICT, DAY, first);
    assertThat(alerted(fresh(WhenBlind.FAIL_OPEN).account("acct-1")).alert())
        .isEqualTo(second.id());
  }

  @Test
  void anAlertThatComesBeforeItsReportIsReadIsKept() throws Exception {
    StixId cluster = source.report(Set.of("acct-1"), List.of());
    FakeSource.Report late = source.reports.remove(cluster);
    source.alert(cluster, AlertState.ACTIVE, Ceiling.REVIEW, DAY);
    Watch watch = fresh(WhenBlind.FAIL_OPEN);
    assertThat(watch.account("acct-1")).isEqualTo(Sighting.CLEAR);
    source.reports.put(cluster, late);
    watch.refresh();
    assertThat(watch.account("acct-1")).isInstanceOf(Sighting.Alerted.class);
  }

  @Test
  void ofSeveralClustersTheStrongestIsSaid() throws Exception {
    StixId weak = source.report(Set.of("acct-1"), values(CARD));
    StixId middle = source.report(Set.of("acct-1"), values(CARD));
    StixId strong = source.report(Set.of("acct-1"), values(CARD));
    source.alert(strong, AlertState.ACTIVE, Ceiling.RESTRICT, DAY);
    source.alert(middle, AlertState.ACTIVE, Ceiling.REVIEW, DAY);
    Watch watch = fresh(WhenBlind.FAIL_OPEN);
    assertThat(alerted(watch.payment(CARD)).cluster()).isEqualTo(strong).isNotEqualTo(weak);
    watch.take(
        source.report(Set.of(), List.of()),
        new java.util.TreeSet<>(),
        WatchedValues.of(values(CARD)));
    assertThat(alerted(watch.payment(CARD)).cluster()).isEqualTo(strong);
  }

  @Test
  void aReportThatTheLabTookBackSaysNothing() throws Exception {
    StixId cluster = source.report(Set.of("acct-1"), values(CARD));
    source.alert(cluster, AlertState.ACTIVE, Ceiling.REVIEW, DAY);
    source.withdrawn.add(cluster);
    assertThat(fresh(WhenBlind.FAIL_OPEN).payment(CARD)).isEqualTo(Sighting.CLEAR);
  }

  @Test
  void outOfDateItSaysWhatItKnowsAndOfTheRestWhatWasChosen() throws Exception {
    StixId cluster = source.report(Set.of("acct-1"), List.of());
    Watch closed = fresh(WhenBlind.FAIL_CLOSED);
    Watch open = fresh(WhenBlind.FAIL_OPEN);
    now = DAY.plus(AGE).minusMillis(1);
    assertThat(closed.account("stranger")).isEqualTo(Sighting.CLEAR);
    assertThat(closed.freshness().blind()).isFalse();
    now = DAY.plus(AGE);
    assertThat(closed.account("stranger")).isEqualTo(Sighting.BLIND);
    assertThat(closed.payment("")).isEqualTo(Sighting.BLIND);
    assertThat(open.account("stranger")).isEqualTo(Sighting.CLEAR);
    assertThat(closed.account("acct-1")).isEqualTo(new Sighting.Reported(cluster));
    assertThat(closed.freshness())
        .isEqualTo(new Freshness(Optional.of(DAY), Optional.of(DAY), Optional.of(AGE), true));
  }

  @Test
  void whileNobodyReadsTheFeedItIsBlindHoweverOftenTheStoreIsRead() throws Exception {
    Watch watch = watch(WhenBlind.FAIL_CLOSED);
    watch.refresh();
    assertThat(watch.account("stranger")).isEqualTo(Sighting.BLIND);
    assertThat(watch.freshness().age()).isEmpty();
    source.feedRead = Optional.of(DAY.minus(AGE).plusSeconds(1));
    watch.refresh();
    assertThat(watch.account("stranger")).isEqualTo(Sighting.CLEAR);
    now = DAY.plusSeconds(2);
    watch.refresh();
    assertThat(watch.account("stranger")).isEqualTo(Sighting.BLIND);
  }

  @Test
  void aDiskThatFailsHalfWayLosesNothingAndIsSeenInTheAge() throws Exception {
    StixId first = source.report(Set.of("acct-1"), List.of());
    StixId second = source.report(Set.of("acct-2"), List.of());
    Watch watch = watch(WhenBlind.FAIL_OPEN);
    source.failAfter = 1;
    assertThatIOException().isThrownBy(watch::refresh);
    assertThat(watch.account("acct-1")).isEqualTo(new Sighting.Reported(first));
    assertThat(watch.freshness().storeRead()).isEmpty();
    assertThat(meters.counted)
        .hasEntrySatisfying(
            "stillwatch.watch.refresh.failures[]", count -> assertThat(count.get()).isOne());
    source.failAfter = -1;
    watch.refresh();
    assertThat(watch.account("acct-1")).isEqualTo(new Sighting.Reported(first));
    assertThat(watch.account("acct-2")).isEqualTo(new Sighting.Reported(second));
    assertThat(watch.freshness().storeRead()).contains(DAY);
  }

  @Test
  void whoAddsWhileItIsBusyIsToldAndLookUpsGoOn() throws Exception {
    StixId cluster = source.report(Set.of("acct-1"), List.of());
    Watch watch = fresh(WhenBlind.FAIL_OPEN);
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    source.whileReading =
        () -> {
          reading.countDown();
          try {
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Thread busy =
        new Thread(() -> {
          try {
            watch.refresh();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    busy.start();
    assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
    assertThatExceptionOfType(WatchOverloaded.class).isThrownBy(watch::refresh);
    assertThat(watch.account("acct-1")).isEqualTo(new Sighting.Reported(cluster));
    done.countDown();
    busy.join(20_000);
    watch.refresh();
  }

  @Test
  void lookUpsAreCountedByTheirOutcomeAndSizesAreShown() throws Exception {
    StixId cluster = source.report(Set.of("acct-1", "acct-2"), values(CARD));
    source.report(Set.of("acct-3"), List.of());
    source.alert(cluster, AlertState.ACTIVE, Ceiling.REVIEW, DAY);
    Watch watch = fresh(WhenBlind.FAIL_CLOSED);
    watch.payment(CARD);
    watch.account("acct-3");
    watch.account("x");
    watch.account("y");
    now = DAY.plus(AGE).plusSeconds(1);
    watch.account("x");
    Map<String, Integer> counts = new TreeMap<>();
    meters.counted.forEach((name, count) -> counts.put(name, count.get()));
    assertThat(counts)
        .containsEntry("stillwatch.watch.lookups[outcome, alerted]", 1)
        .containsEntry("stillwatch.watch.lookups[outcome, reported]", 1)
        .containsEntry("stillwatch.watch.lookups[outcome, clear]", 2)
        .containsEntry("stillwatch.watch.lookups[outcome, blind]", 1);
    Map<String, Double> gauges = new TreeMap<>();
    meters.gauges.forEach((name, value) -> gauges.put(name, value.getAsDouble()));
    assertThat(gauges)
        .containsEntry("stillwatch.watch.values", 4.0)
        .containsEntry("stillwatch.watch.clusters", 2.0)
        .containsEntry("stillwatch.watch.age.seconds", 301.0);
  }

  @Test
  void nothingOfAValueIsShown() {
    assertThat(values(CARD).toString() + digest).doesNotContain("4000").contains("hidden");
  }
}
