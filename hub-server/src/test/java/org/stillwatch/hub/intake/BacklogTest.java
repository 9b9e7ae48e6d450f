package org.stillwatch.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillwatch.hub.fixture.LocalTransactions;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.indicator.Indicator;
import org.stillwatch.wire.report.ClusterReport;
import org.stillwatch.wire.seal.OpenedBatch;

/** More indicators expire at once than one transaction takes out. */
class BacklogTest {
  private static final int OF_A_REPORT = 60;
  private static final Duration LIFE = Duration.ofDays(61);

  private final TestHub hub = new TestHub(TestDatabase.H2, "evaluation");
  private final TestLab a = hub.enrol();
  private final TestLab b = hub.enrol();
  private final TestLab c = hub.enrol();

  /** Early in a quarter, so that what expires and what comes after it are of one epoch. */
  @BeforeEach
  void begin() {
    hub.clock.forward(Duration.ofDays(45));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void whatExpiredMatchesNothingThoughOneBatchCannotTakeItAllOut() {
    int due = expire(Backlog.ROUNDS_PER_BATCH * Expiry.AT_ONCE + 1);
    ClusterReport late = b.report(List.of(b.payment("last"), b.payment("first")));
    OpenedBatch batch = b.seal(late.toObjects(), binding -> binding);

    Refused refused = catchThrowableOfType(Refused.class, () -> b.send(batch));
    assertThat(refused.refusal()).isInstanceOf(Refusal.Overloaded.class);
    assertThat(left()).isEqualTo(due - Backlog.ROUNDS_PER_BATCH * Expiry.AT_ONCE);
    assertThat(hub.rows("batch")).as("nothing of it is kept").isEqualTo(batches(due));

    b.send(batch);
    assertThat(left()).isZero();
    assertThat(hub.alerts(a.id())).isEmpty();
    assertThat(hub.alerts(b.id())).isEmpty();
    c.submit(c.report(List.of(c.payment("last"))));
    assertThat(hub.alerts(c.id())).as("what is in force matches").hasSize(1);
    assertThat(hub.alerts(c.id()).get(0).labs()).isEqualTo("2");
    assertThat(hub.alerts(a.id())).isEmpty();
  }

  @Test
  void anExpiredLabDoesNotCountInACampaignThatGoesOn() {
    a.submit(a.report(List.of(a.payment("shared"))));
    hub.clock.forward(Duration.ofDays(30));
    b.submit(b.report(List.of(b.payment("shared"))));
    assertThat(hub.alerts(a.id())).hasSize(1);
    hub.clock.forward(Duration.ofDays(31));

    c.submit(c.report(List.of(c.payment("shared"))));

    assertThat(hub.alerts(c.id())).hasSize(1);
    assertThat(hub.alerts(c.id()).get(0).labs()).isEqualTo("2");
    assertThat(hub.alerts(a.id()).get(1).state()).isEqualTo(AlertState.RETRACTED);
  }

  @Test
  void houseKeepingTakesAllOutInTransactionsOfBoundedSize() {
    int due = expire(2 * Expiry.AT_ONCE + 1);
    hub.transactions.failOnce(LocalTransactions.Fault.BEFORE_COMMIT, 3);

    assertThatThrownBy(() -> hub.backlog().clear(hub.policy(), hub.clock.instant()))
        .isInstanceOf(LocalTransactions.ConnectionLost.class);
    assertThat(left()).as("the first transaction stays done").isEqualTo(due - Expiry.AT_ONCE);

    hub.backlog().clear(hub.policy(), hub.clock.instant());
    assertThat(left()).isZero();
    assertThat(hub.rows("posting")).isZero();
  }

  /** Submits reports whose indicators are over afterwards; says how many indicators. */
  private int expire(int atLeast) {
    int made = 0;
    while (made < atLeast) {
      List<Indicator> indicators = new ArrayList<>();
      for (int i = 0; i < OF_A_REPORT; i++) {
        boolean last = made + OF_A_REPORT >= atLeast && i == OF_A_REPORT - 1;
        indicators.add(a.payment(made == 0 && i == 0 ? "first" : last ? "last" : made + "-" + i));
      }
      a.submit(a.report(indicators));
      made += OF_A_REPORT;
    }
    hub.clock.forward(LIFE);
    return made;
  }

  private static int batches(int indicators) {
    return indicators / OF_A_REPORT;
  }

  private long left() {
    return hub.transactions
        .run(() ->
            hub.database.first(
                "select count(*) from indicator where withdrawn_at is null and valid_until <= ?",
                row -> row.getLong(1),
                hub.clock.instant()))
        .orElseThrow();
  }
}
