package org.stillwatch.hub.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many together, or one alone. */
@Timeout(30)
class GateTest {
  private final Gate gate = new Gate();

  @Test
  void whoIsAloneWaitsForThoseWhoAreInsideAndKeepsOthersOut() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    AtomicBoolean left = new AtomicBoolean();
    var first =
        CompletableFuture.supplyAsync(() ->
            gate.together(() -> {
              inside.countDown();
              await(leave);
              left.set(true);
              return true;
            }));
    assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
    var alone = CompletableFuture.supplyAsync(() -> gate.alone(left::get));
    assertThat(alone.isDone()).isFalse();
    leave.countDown();
    assertThat(alone.get(10, TimeUnit.SECONDS)).as("the first has left").isTrue();
    assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoIsAloneMayGoThroughAgain() {
    assertThat(gate.<Boolean>alone(() -> gate.together(() -> true))).isTrue();
  }

  @Test
  void withinATransactionNobodyWaitsForHimself() {
    assertThatThrownBy(() -> gate.together(() -> gate.alone(() -> true)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(gate.<Boolean>alone(() -> true)).as("the gate is open again").isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
