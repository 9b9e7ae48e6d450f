package org.stillwatch.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.hub.fixture.LocalTransactions.ConnectionLost;
import org.stillwatch.hub.fixture.LocalTransactions.Fault;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.Receipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.enrolment.MembershipEvent;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LogProof;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.tree.EntryBundle;
import org.stillwatch.wire.tree.LeafHash;
import org.stillwatch.wire.tree.MerkleTree;
import org.stillwatch.wire.tree.Tile;
import org.stillwatch.wire.tree.TilePath;
import org.stillwatch.wire.tree.TiledTree;

/** What the log promises, on both databases. */
class LedgerContractTest {
  private static void tick(TestHub hub) {
    hub.clock.forward(hub.policy().log().tick());
    hub.sequencer.sequence(hub.clock.instant());
  }

  private static SignedCheckpoint head(TestHub hub) {
    return hub.identity
        .log()
        .publicKey()
        .open(hub.transactions.run(hub.log::checkpoint).orElseThrow());
  }

  private static Bytes read(TestHub hub, TilePath path) {
    return hub.transactions.run(() -> hub.log.tile(path)).orElseThrow();
  }

  private static TiledTree tree(TestHub hub) {
    return new TiledTree(head(hub).size(), path -> Tile.parse(read(hub, path), path.width()));
  }

  private static List<LedgerReading.Shown> shown(TestHub hub, TestLab lab) {
    return hub.transactions.run(() -> hub.log.leaves(lab.id(), 0, 1_000));
  }

  private static Optional<LogProof> proof(TestHub hub, TestLab lab, LeafKind kind, Digest about) {
    return hub.transactions.run(() -> hub.log.proof(lab.id(), kind, about));
  }

  /** All entries, from their bundles. */
  private static List<Bytes> entries(TestHub hub) {
    List<Bytes> all = new ArrayList<>();
    long size = head(hub).size().value();
    for (long at = 0; at < size; at += TilePath.FULL) {
      int width = (int) Math.min(TilePath.FULL, size - at);
      TilePath path = new TilePath(TilePath.ENTRIES, at / TilePath.FULL, width);
      all.addAll(EntryBundle.parse(read(hub, path), width).entries());
    }
    return all;
  }

  /** Recomputes the tree from its entries alone, as an auditor does. */
  private static void audited(TestHub hub) {
    List<Bytes> entries = entries(hub);
    assertThat(entries).doesNotHaveDuplicates();
    MerkleTree whole = MerkleTree.of(entries.stream().map(LeafHash::of).toList());
    assertThat(head(hub).root()).isEqualTo(whole.root());
    assertThat(tree(hub).root()).isEqualTo(whole.root());
  }

  private static List<Happening> invented(int from, int many) {
    List<Happening> happened = new ArrayList<>();
    for (int i = from; i < from + many; i++) {
      happened.add(Happening.forAll(LeafKind.POLICY, Digest.of(Bytes.utf8("invented " + i))));
    }
    return happened;
  }

  private static void record(TestHub hub, List<Happening> happened) {
    hub.transactions.run(() -> {
      hub.ledger.record(happened, hub.policy().log(), hub.clock.instant());
      return Boolean.TRUE;
    });
  }

  @ParameterizedTest
  @EnumSource
  void whatAReceiptPromisesIsInTheLogByThenAndProved(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      Receipt receipt = a.submit(a.report(List.of(a.payment("x"))));
      assertThat(proof(hub, a, LeafKind.BATCH, receipt.batch())).isEmpty();
      tick(hub);
      assertThat(receipt.includedBy().orElseThrow()).isAfterOrEqualTo(hub.clock.instant());
      LogProof proof = proof(hub, a, LeafKind.BATCH, receipt.batch()).orElseThrow();
      LogProof read = LogProof.parse(proof.toBytes(), hub.identity.log().publicKey());
      assertThat(read.opening().subject()).isEqualTo(receipt.batch());
      audited(hub);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAlertIsInTheLogUnderTheDigestThatItsLabComputes(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      a.submit(a.report(List.of(a.payment("x"))));
      b.submit(b.report(List.of(b.payment("x"))));
      tick(hub);
      Alert alert = hub.alerts(a.id()).get(0);
      assertThat(proof(hub, a, LeafKind.ALERT, Digest.of(alert.toCanonical()))).isPresent();
      audited(hub);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAlertEntersNotBeforeItsLabMayReadIt(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "hub")) {
      hub.clock.forward(Duration.ofMinutes(10));
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      a.submit(a.report(List.of(a.payment("x"))));
      b.submit(b.report(List.of(b.payment("x"))));
      hub.sequencer.sequence(hub.clock.instant());
      assertThat(hub.alerts(a.id())).isEmpty();
      assertThat(shown(hub, a)).noneMatch(leaf -> leaf.opening().kind() == LeafKind.ALERT);
      tick(hub);
      assertThat(hub.alerts(a.id())).hasSize(1);
      assertThat(shown(hub, a)).anyMatch(leaf -> leaf.opening().kind() == LeafKind.ALERT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLabSeesWhatItsOwnLeavesBindAndNobodyElses(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab a = hub.enrol();
      TestLab b = hub.enrol();
      Receipt ofA = a.submit(a.report(List.of(a.payment("x"))));
      record(hub, invented(0, 1));
      tick(hub);
      assertThat(proof(hub, b, LeafKind.BATCH, ofA.batch())).isEmpty();
      assertThat(proof(hub, a, LeafKind.ALERT, ofA.batch())).isEmpty();
      assertThat(shown(hub, a))
          .extracting(leaf -> leaf.opening().kind())
          .containsExactlyInAnyOrder(
              LeafKind.MEMBERSHIP, LeafKind.MEMBERSHIP, LeafKind.BATCH, LeafKind.POLICY);
      assertThat(shown(hub, b))
          .extracting(leaf -> leaf.opening().kind())
          .containsExactlyInAnyOrder(LeafKind.MEMBERSHIP, LeafKind.MEMBERSHIP, LeafKind.POLICY);
      for (LedgerReading.Shown leaf : shown(hub, b)) {
        LeafHash there = LeafHash.of(entries(hub).get((int) leaf.index().value()));
        assertThat(leaf.opening().leaf()).isEqualTo(there);
        leaf.content()
            .ifPresent(content -> {
              assertThat(Digest.of(content)).isEqualTo(leaf.opening().subject());
              MembershipEvent event = MembershipEvent.parse(content.toByteArray());
              assertThat(new MemberId(event.lab())).isEqualTo(b.id());
            });
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTreeOnlyGrowsOverTheEdgesOfTiles(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      List<SignedCheckpoint> heads = new ArrayList<>();
      int from = 0;
      for (int many : List.of(1, 254, 1, 1, 300, 211, 500)) {
        record(hub, invented(from, many));
        from += many;
        tick(hub);
        heads.add(head(hub));
        assertThat(head(hub).size().value()).isEqualTo(from);
        audited(hub);
      }
      SignedCheckpoint last = head(hub);
      for (SignedCheckpoint earlier : heads) {
        tree(hub)
            .consistency(earlier.size())
            .verify(earlier.size(), earlier.root(), last.size(), last.root());
        assertThat(tree(hub).rootAt(earlier.size())).isEqualTo(earlier.root());
      }
      TilePath most = new TilePath(0, 4, 245);
      assertThat(hub.transactions.run(() -> hub.log.tile(most))).isEmpty();
      TilePath there = new TilePath(0, 4, 244);
      assertThat(hub.transactions.run(() -> hub.log.tile(there))).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void hashesInARowAreThoseOfTheTilesAndNoMoreThanTheTreeHas(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      record(hub, invented(0, 600));
      tick(hub);
      var all = ByteBuffer.allocate(600 * Digest.SIZE);
      for (TilePath path :
          List.of(new TilePath(0, 0, 256), new TilePath(0, 1, 256), new TilePath(0, 2, 88))) {
        all.put(read(hub, path).toByteArray());
      }
      assertThat(hashes(hub, 0, 600)).contains(Bytes.of(all.array()));
      assertThat(hashes(hub, 256, 300))
          .contains(Bytes.of(all.array(), 256 * Digest.SIZE, 556 * Digest.SIZE));
      assertThat(hashes(hub, 0, 601)).isEmpty();
      assertThat(hashes(hub, 768, 1)).isEmpty();
      Optional<Bytes> above = hub.transactions.run(() -> hub.log.hashes(1, 0, 2));
      assertThat(above).contains(read(hub, new TilePath(1, 0, 2)));
    }
  }

  private static Optional<Bytes> hashes(TestHub hub, long from, int many) {
    return hub.transactions.run(() -> hub.log.hashes(0, from, many));
  }

  @ParameterizedTest
  @EnumSource
  void aProofIsOfTheHeadThatIsTheNewestThoughTilesAndHeadsAreRemembered(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab lab = hub.enrol();
      for (int round = 0; round < 5; round++) {
        record(hub, invented(150 * round, 150));
        tick(hub);
        for (int one = 0; one < 150 * (round + 1); one += 49) {
          Digest about = invented(one, 1).get(0).subject();
          LogProof proof = proof(hub, lab, LeafKind.POLICY, about).orElseThrow();
          LogProof read = LogProof.parse(proof.toBytes(), hub.identity.log().publicKey());
          assertThat(read.checkpoint().size()).isEqualTo(head(hub).size());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesEnterShuffledAndNoneBeforeItsTick(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "hub")) {
      TestLab lab = hub.enrol();
      hub.sequencer.sequence(hub.clock.instant());
      hub.clock.forward(Duration.ofMinutes(10));
      List<Happening> happened = invented(0, 200);
      record(hub, happened);
      assertThat(hub.sequencer.sequence(hub.clock.instant())).isZero();
      tick(hub);
      List<Digest> order =
          shown(hub, lab).stream()
              .filter(leaf -> leaf.opening().kind() == LeafKind.POLICY)
              .map(leaf -> leaf.opening().subject())
              .toList();
      assertThat(order).containsExactlyInAnyOrderElementsOf(subjects(happened));
      assertThat(order).isNotEqualTo(subjects(happened));
      List<String> sorted = order.stream().map(Digest::base64Url).sorted().toList();
      assertThat(order.stream().map(Digest::base64Url).toList()).isNotEqualTo(sorted);
    }
  }

  private static List<Digest> subjects(List<Happening> happened) {
    return happened.stream().map(Happening::subject).toList();
  }

  @ParameterizedTest
  @EnumSource
  void afterAFaultBeforeOrAfterTheCommitEachLeafIsThereOnce(TestDatabase kind) {
    for (Fault fault : Fault.values()) {
      try (TestHub hub = new TestHub(kind, "evaluation")) {
        record(hub, invented(0, 300));
        tick(hub);
        record(hub, invented(300, 300));
        hub.clock.forward(hub.policy().log().tick());
        hub.transactions.failOnce(fault, 0);
        assertThatThrownBy(() -> hub.sequencer.sequence(hub.clock.instant()))
            .isInstanceOf(ConnectionLost.class);
        assertThat(head(hub).size().value()).isEqualTo(fault == Fault.BEFORE_COMMIT ? 300 : 600);
        audited(hub);
        tick(hub);
        assertThat(head(hub).size().value()).isEqualTo(600);
        assertThat(hub.rows("ledger_pending")).isZero();
        audited(hub);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRolledBackLeavesNoLeaf(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      int lost = 0;
      for (int after = 0; after < 4; after++) {
        TestLab lab = hub.enrol();
        long others = hub.rows("ledger_pending") - hub.rows("batch");
        hub.transactions.failOnce(Fault.BEFORE_COMMIT, after);
        try {
          lab.submit(lab.report(List.of(lab.payment("x" + after))));
        } catch (ConnectionLost e) {
          lost++;
        }
        assertThat(hub.rows("ledger_pending") - hub.rows("batch")).isEqualTo(others);
      }
      assertThat(lost).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofSeveralSequencersOneAtATimeMakesTheTreeGrow(TestDatabase kind) throws Exception {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        for (int round = 0; round < 5; round++) {
          record(hub, invented(100 * round, 100));
          hub.clock.forward(hub.policy().log().tick());
          List<Callable<Integer>> all = new ArrayList<>();
          for (int i = 0; i < 4; i++) {
            all.add(() -> hub.sequencer.sequence(hub.clock.instant()));
          }
          int placed = 0;
          for (Future<Integer> one : threads.invokeAll(all)) {
            placed += one.get();
          }
          assertThat(placed).isEqualTo(100);
          audited(hub);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTakenDownOnceStandsOnce(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      Happening one = invented(0, 1).get(0);
      for (int i = 0; i < 3; i++) {
        hub.transactions.run(() -> {
          hub.ledger.recordOnce(one, hub.policy().log(), hub.clock.instant());
          return Boolean.TRUE;
        });
        if (i == 1) {
          tick(hub);
        }
      }
      tick(hub);
      assertThat(head(hub).size().value()).isEqualTo(1);
    }
  }
}
