package org.stillwatch.sdk.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.fake.FakeLab;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.transport.Sleeper;
import org.stillwatch.sdk.trust.Untrusted;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.indicator.StixId;

class AlertFeedTest {
  @TempDir private Path folder;
  private FakeHub hub;
  private FakeLab lab;
  private final List<StixId> taken = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub(FakeHub.policy("evaluation"));
    lab = FakeLab.at(hub, folder.resolve("lab"));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private AlertFeed feed() throws IOException {
    PrivateStore store =
        new PrivateStore(lab.folder().in("store"), lab.keys().storeKey(), new SecureRandom());
    return new AlertFeed(
        lab.hub(), lab.root(), store, FakeLab.eager(), Sleeper.REAL, Clock.systemUTC());
  }

  private StixId raised() {
    return hub.feed.raise(lab.root().lab(), new StixId("grouping", UUID.randomUUID()));
  }

  private List<StixId> raised(int count) {
    List<StixId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(raised());
    }
    return ids;
  }

  @Test
  void allPagesAreReadOnceAndAnotherProcessGoesOnThere() throws Exception {
    List<StixId> five = raised(5);
    assertThat(feed().catchUp(alert -> taken.add(alert.alert().id()))).isEqualTo(5);
    StixId later = raised();
    assertThat(feed().catchUp(alert -> taken.add(alert.alert().id()))).isEqualTo(1);

    five.add(later);
    assertThat(taken).isEqualTo(five);
  }

  @Test
  void anAlertThatWasNotTakenComesAgainAndThoseBeforeItDoNot() throws Exception {
    List<StixId> two = raised(2);
    assertThatIOException()
        .isThrownBy(() ->
            feed()
                .catchUp(alert -> {
                  if (alert.alert().id().equals(two.get(1))) {
                    throw new IOException("the detection is down");
                  }
                  taken.add(alert.alert().id());
                }));
    feed().catchUp(alert -> taken.add(alert.alert().id()));
    assertThat(taken).isEqualTo(two);
  }

  @Test
  void allComeAgainFromTheStartWithoutAChangeToTheCursor() throws Exception {
    List<StixId> three = raised(3);
    feed().catchUp(alert -> assertThat(alert).isNotNull());
    assertThat(feed().fromStart(alert -> taken.add(alert.alert().id()))).isEqualTo(3);
    assertThat(taken).isEqualTo(three);
    assertThat(feed().catchUp(alert -> taken.add(alert.alert().id()))).isZero();
  }

  @Test
  void anAlertForAnotherLabStopsTheFeed() throws Exception {
    LabId other = new LabId(UUID.randomUUID());
    hub.feed.raise(other, new StixId("grouping", UUID.randomUUID()));
    hub.feed.publish(lab.root().lab(), hub.feed.first(other));
    StixId good = raised();
    assertThatExceptionOfType(Untrusted.class)
        .isThrownBy(() -> feed().catchUp(alert -> taken.add(alert.alert().id())));
    assertThat(taken).doesNotContain(good);
  }

  @Test
  void followingDeliversWhatComesLaterUntilItIsClosed() throws Exception {
    AlertFeed feed = feed();
    CountDownLatch came = new CountDownLatch(2);
    Thread follower =
        new Thread(() -> {
          try {
            feed.follow(
                Duration.ofSeconds(5),
                alert -> {
                  taken.add(alert.alert().id());
                  came.countDown();
                });
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    follower.start();
    StixId first = raised();
    StixId second = raised();
    assertThat(came.await(20, TimeUnit.SECONDS)).isTrue();
    feed.close();
    follower.join(10_000);

    assertThat(follower.isAlive()).isFalse();
    assertThat(taken).containsExactly(first, second);
  }
}
