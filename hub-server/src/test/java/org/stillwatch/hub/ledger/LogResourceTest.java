package org.stillwatch.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.members.CallerOfRequest;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Durability;

class LogResourceTest {
  private TestHub hub;
  private LogResource log;

  @BeforeEach
  void start() {
    hub = new TestHub(TestDatabase.H2, "evaluation");
    log =
        new LogResource(
            hub.log,
            hub.transactions,
            new Durability(hub.database, hub.transactions),
            new CallerOfRequest());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private static Refusal refusal(Runnable call) {
    Refused[] refused = new Refused[1];
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refused.class, thrown -> refused[0] = thrown);
    return refused[0].refusal();
  }

  @ParameterizedTest
  @CsvSource({
    "64, 0, 1", "-1, 0, 1", "x, 0, 1", "entries, 0, 1", "99999999999, 0, 1",
    "0, 1, 1", "0, 255, 1", "0, -256, 1", "0, , 1", "0, 9999999999999999, 1",
    "0, 0, 0", "0, 0, 16385", "0, 0, ", "0, 0, -1", "0, 0, 1e3"
  })
  void hashesAreAskedForByALevelTheBeginningOfATileAndANumberInRange(
      String level, @Nullable String from, @Nullable String count) {
    assertThat(refusal(() -> log.hashes(level, from, count))).isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void hashesThatTheTreeDoesNotHaveAreNotThere() {
    assertThat(refusal(() -> log.hashes("0", "0", "16384"))).isInstanceOf(Refusal.NotFound.class);
    assertThat(refusal(() -> log.hashes("63", "1099511627776", "1")))
        .isInstanceOf(Refusal.NotFound.class);
  }
}
