package org.stillwatch.hub.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.refusal.Problems;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.problem.Problem;

/** Readers that wait for an alert. */
class AlertFeedTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final TestHub hub = new TestHub(TestDatabase.H2, "evaluation");
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
  private final AlertFeed feed = hub.feed(scheduler);
  private final TestLab a = hub.enrol();
  private final TestLab b = hub.enrol();

  @AfterEach
  void close() throws InterruptedException {
    scheduler.shutdownNow();
    assertThat(scheduler.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    hub.close();
  }

  @Test
  void aReaderThatWaitsIsToldAtOnce() throws InterruptedException {
    Heard heard = wait(a.id());
    match();
    assertThat(heard.next()).asInstanceOf(LIST).hasSize(1);
  }

  @Test
  void aLabThatIsRevokedWhileItWaitsHearsNothingAnyMore() throws InterruptedException {
    Heard revoked = wait(a.id());
    Heard still = wait(b.id());
    hub.revoke(0);
    hub.wakeReaders();
    assertThat(refusal(revoked)).isInstanceOf(Refusal.NotPermitted.class);
    assertThat(still.heardNothing()).isTrue();
  }

  @Test
  void anAlertThatWasRaisedBeforeTheRevocationIsNotReadAfterIt() throws InterruptedException {
    match();
    hub.revoke(0);
    Heard revoked = wait(a.id());
    assertThat(refusal(revoked)).isInstanceOf(Refusal.NotPermitted.class);
    assertThat(wait(b.id()).next()).isInstanceOf(List.class);
  }

  @Test
  void oneLabCannotTakeTheSeatsOfTheOthers() throws InterruptedException {
    List<Heard> waiting = new ArrayList<>();
    for (int i = 0; i < Waiting.SEATS_PER_LAB; i++) {
      waiting.add(wait(a.id()));
    }
    Problem problem = Problems.of(refusal(wait(a.id())));
    assertThat(problem.status()).isEqualTo(429);
    assertThat(problem.retryAfter()).contains(Waiting.PAUSE);
    assertThat(wait(b.id()).heardNothing()).isTrue();
    hub.clock.forward(LONG);
    hub.wakeReaders();
    for (Heard one : waiting) {
      assertThat(one.next()).isEqualTo(List.of());
    }
    assertThat(wait(a.id()).heardNothing()).isTrue();
  }

  @Test
  void aReaderThatDoesNotWaitNeedsNoSeat() throws InterruptedException {
    for (int i = 0; i < Waiting.SEATS_PER_LAB; i++) {
      wait(a.id());
    }
    Heard heard = new Heard();
    feed.afterwards(a.id(), 0, Duration.ZERO, heard.answers::add, heard.answers::add);
    assertThat(heard.next()).isEqualTo(List.of());
  }

  private void match() {
    a.submit(a.report(List.of(a.payment("x"))));
    b.submit(b.report(List.of(b.payment("x"))));
  }

  private Heard wait(MemberId lab) {
    Heard heard = new Heard();
    feed.afterwards(lab, 0, LONG, heard.answers::add, heard.answers::add);
    return heard;
  }

  private static Refusal refusal(Heard heard) throws InterruptedException {
    Object what = heard.next();
    assertThat(what).isInstanceOf(Refused.class);
    return ((Refused) what).refusal();
  }

  private static final class Heard {
    private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();

    Object next() throws InterruptedException {
      Object first = answers.poll(20, TimeUnit.SECONDS);
      assertThat(first).as("an answer").isNotNull();
      return first;
    }

    boolean heardNothing() throws InterruptedException {
      return answers.poll(100, TimeUnit.MILLISECONDS) == null;
    }
  }
}
