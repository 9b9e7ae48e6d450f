package org.stillwatch.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.hub.ledger.LedgerReading;
import org.stillwatch.hub.policy.PolicyFile;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.policy.Policy;

class PolicyHistoryContractTest {
  @ParameterizedTest
  @EnumSource
  void whoReadsTheLogReadsThePoliciesThatWereEverInForceWordForWord(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab lab = hub.enrol();
      PolicyHistory history = new PolicyHistory(hub.database, hub.ledger);
      Policy first = hub.policy();
      Policy second = PolicyFile.bundled("demo").read();
      for (Policy policy : List.of(first, second, second)) {
        hub.transactions.run(() -> history.enter(policy, hub.clock.instant()));
        hub.clock.forward(first.log().tick());
        hub.sequencer.sequence(hub.clock.instant());
      }
      List<LedgerReading.Shown> shown =
          hub.transactions.run(() -> hub.log.leaves(lab.id(), 0, 1_000)).stream()
              .filter(leaf -> leaf.opening().kind() == LeafKind.POLICY)
              .toList();
      assertThat(shown)
          .extracting(leaf -> leaf.content().orElseThrow())
          .containsExactly(first.canonical(), second.canonical());
      assertThat(shown)
          .extracting(leaf -> leaf.opening().subject())
          .containsExactly(first.digest(), second.digest());
    }
  }
}
