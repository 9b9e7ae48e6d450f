package org.stillwatch.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.seal.Batch;
import org.stillwatch.wire.seal.OpenedBatch;
import org.stillwatch.wire.seal.SealedBatch;

/** What a lab may send in a day, taken or refused. */
class BatchBudgetTest {
  private final TestHub hub = new TestHub(TestDatabase.H2, "demo");
  private final TestLab lab = hub.enrol();

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void theDaysBudgetOfBatchesIsKept() {
    int most = hub.policy().limits().submissionsPerDay();
    hub.transactions.run(() ->
        hub.database.update(
            "insert into batch (header_digest, member_id, stream, sequence, header_jws, receipt,"
                + " received_at) select 'd' || x, ?, 's', x, '', '', ? from system_range(1, ?)",
            lab.id().value(),
            hub.clock.instant(),
            most));
    assertThat(RefusalsTest.refused(() -> lab.submit(report())).type())
        .isEqualTo(ProblemType.BUDGET_SPENT);
    hub.clock.forward(Duration.ofDays(1));
    lab.submit(report());
  }

  @Test
  void whatIsRefusedCountsAndAtTheEndOfTheDaysBudgetNothingIsLookedAt() throws IOException {
    RefusedBatches refusals = hub.refusedBatches();
    int most = hub.policy().limits().refusalsPerDay();
    hub.transactions.run(() ->
        hub.database.update(
            "insert into refused_batch (member_id, budget_day, refused) values (?, ?, ?)",
            lab.id().value(),
            java.sql.Date.valueOf("2026-11-23"),
            most - 1));
    OpenedBatch wrong = lab.seal(report(), b -> RefusalsTest.with(b, new HubId(UUID.randomUUID())));
    SealedBatch sealed = Batch.read(wrong.sealed(), TestLab.LIMITS);
    assertThat(
            RefusalsTest.refused(
                    () -> refusals.counted(lab.id(), () -> hub.intake().receive(lab.id(), sealed)))
                .type())
        .isEqualTo(ProblemType.WRONG_AUDIENCE);
    Problem spent =
        RefusalsTest.refused(() ->
            hub.refusedBatches()
                .counted(
                    lab.id(),
                    () -> { // as after a restart
                      throw new AssertionError("looked at");
                    }));
    assertThat(spent.type()).isEqualTo(ProblemType.BUDGET_SPENT);
    assertThat(spent.status()).isEqualTo(429);
    assertThat(spent.retryAfter()).contains(Duration.ofHours(16));
    TestLab other = hub.enrol();
    assertThat(refusals.counted(other.id(), () -> "taken")).isEqualTo("taken");
    hub.clock.forward(Duration.ofDays(1));
    assertThat(refusals.counted(lab.id(), () -> "taken")).isEqualTo("taken");
  }

  @Test
  void whatTheHubCouldNotTakeAtTheMomentDoesNotCount() {
    RefusedBatches refusals = hub.refusedBatches();
    Refusal busy = new Refusal.Overloaded(Duration.ofSeconds(1));
    RefusalsTest.refused(() ->
        refusals.counted(
            lab.id(),
            () -> {
              throw new Refused(busy);
            }));
    assertThat(hub.rows("refused_batch")).isZero();
    RefusalsTest.refused(() ->
        refusals.counted(
            lab.id(),
            () -> {
              throw new Refused(new Refusal.Fork(3));
            }));
    assertThat(hub.rows("refused_batch")).isEqualTo(1);
  }

  private List<Bytes> report() {
    return new ArrayList<>(lab.report(List.of(lab.payment("x"))).toObjects());
  }
}
