package org.stillwatch.sdk.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.sdk.trust.Untrusted;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.LogProof;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.report.WithdrawalReason;

class LogCheckTest {
  @TempDir private Path folder;
  private FakeHub hub;
  private Lab lab;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub(FakeHub.policy("demo"));
    Surroundings around =
        new Surroundings(
            Clock.systemUTC(),
            new SecureRandom(),
            pause -> assertThat(pause).isPositive(),
            new Patience(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(20)),
            Timeouts.USUAL,
            new AccountBatches.Limits(32, 1 << 26));
    Path ticket = folder.resolve("ticket");
    Files.writeString(ticket, hub.ticket().toJson().toString());
    Path config = folder.resolve("lab.json");
    Lab.enrol(config, ticket, around);
    lab = Lab.open(config, around);
  }

  @AfterEach
  void stop() {
    lab.close();
    hub.close();
  }

  private LogKey key() {
    return lab.config().root().log();
  }

  private VerifiedReceipt sends() throws IOException {
    StixId report = new StixId("grouping", UUID.randomUUID());
    return lab.withdraw(report, WithdrawalReason.MISTAKEN).receipt().orElseThrow();
  }

  private static List<Path> files(Path in, String end) throws IOException {
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    try (var all = Files.walk(in)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  private LogBroken broken(LogBroken.Reason reason, ThrowingCallable call) {
    AtomicReference<LogBroken> found = new AtomicReference<>();
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LogBroken.class,
            broken -> {
              assertThat(broken.reason()).isEqualTo(reason);
              found.set(broken);
            });
    return found.get();
  }

  private SignedCheckpoint evidence(LogBroken broken, String name) throws IOException {
    return key().open(Bytes.of(Files.readAllBytes(broken.evidence().resolve(name))));
  }

  @Test
  void whatWasSentIsProvedAndTheProofStandsAlone() throws Exception {
    assertThat(lab.log().check().head()).isEmpty();
    VerifiedReceipt receipt = sends();
    LogState state = lab.log().check();
    assertThat(state.proved()).isEqualTo(1);
    assertThat(state.waiting()).isZero();
    Bytes kept = lab.log().proof(receipt).orElseThrow();
    LogProof proof = LogProof.parse(kept, key());
    assertThat(proof.opening().kind()).isEqualTo(LeafKind.BATCH);
    assertThat(proof.opening().subject()).isEqualTo(receipt.receipt().batch());
    assertThat(lab.log().check().proved()).isZero();
  }

  @Test
  void manyBatchesAreProvedAcrossTheEdgesOfPagesAndTiles() throws Exception {
    List<VerifiedReceipt> receipts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      receipts.add(sends());
      if (i % 60 == 0) {
        lab.log().check();
      }
    }
    assertThat(lab.log().check().waiting()).isZero();
    Path memory = folder.resolve("lab.json.d/log");
    assertThat(memory.resolve("next-place")).hasContent(Integer.toString(hub.log.size()));
    assertThat(memory.resolve("settled-batches")).hasContent("300");
    for (VerifiedReceipt receipt : receipts) {
      assertThat(lab.log().proof(receipt)).isPresent();
    }
  }

  @Test
  void tilesThatAreNearEachOtherComeInOneRequestAndNoOtherTileIsAskedFor() throws Exception {
    hub.log.fill(20_000, 7_000);
    assertThat(lab.log().check().proved()).isEqualTo(20_000);
    // 79 tiles; a run has 64 at most, and a page ends within one.
    assertThat(hub.log.asked()).hasSizeLessThanOrEqualTo(6);
    assertThat(hub.log.asked().stream().mapToInt(Integer::intValue).sum()).isLessThan(21_000);
  }

  @Test
  void tilesThatAreFarApartAreAskedForOneByOne() throws Exception {
    sends();
    for (int i = 0; i < 3; i++) {
      hub.log.fillOfOthers(10_000);
      sends();
    }
    assertThat(lab.log().check().waiting()).isZero();
    assertThat(hub.log.asked().stream().mapToInt(Integer::intValue).sum()).isLessThan(1_100);
  }

  @Test
  void aLogThatBecameShorterIsRefusedEachTimeAndTheEvidenceIsKeptOnce() throws Exception {
    sends();
    sends();
    lab.log().check();
    hub.log.loseAllButFirst(1);
    LogBroken broken = broken(LogBroken.Reason.ROLLED_BACK, lab.log()::check);
    broken(LogBroken.Reason.ROLLED_BACK, lab.log()::check);
    assertThat(evidence(broken, "held.checkpoint").size().value()).isEqualTo(2);
    assertThat(evidence(broken, "shown.checkpoint").size().value()).isEqualTo(1);
    assertThat(files(folder.resolve("lab.json.d/log/evidence"), "held.checkpoint")).hasSize(1);
  }

  @Test
  void aLogWithoutAnyHeadAfterOneIsRolledBack() throws Exception {
    sends();
    lab.log().check();
    hub.log.loseAllButFirst(0);
    broken(LogBroken.Reason.ROLLED_BACK, lab.log()::check);
  }

  @Test
  void twoHeadsOfOneSizeAreAForkThatAnybodyCanVerify() throws Exception {
    sends();
    sends();
    lab.log().check();
    hub.log.rewrite(0);
    LogBroken broken = broken(LogBroken.Reason.FORKED, lab.log()::check);
    SignedCheckpoint held = evidence(broken, "held.checkpoint");
    SignedCheckpoint shown = evidence(broken, "shown.checkpoint");
    assertThat(held.size()).isEqualTo(shown.size());
    assertThat(held.root()).isNotEqualTo(shown.root());
  }

  @Test
  void aLogThatWasRewrittenAndGrewIsRefused() throws Exception {
    sends();
    sends();
    lab.log().check();
    hub.log.rewrite(1);
    sends();
    broken(LogBroken.Reason.NOT_GROWN, lab.log()::check);
    broken(LogBroken.Reason.NOT_GROWN, lab.log()::check);
  }

  @Test
  void aBatchThatDoesNotComeIntoTheLogIsAPromiseBrokenOnceItIsLate() throws Exception {
    sends();
    lab.log().check();
    hub.log.withhold(Duration.ZERO);
    sends();
    assertThat(lab.log().check().waiting()).isEqualTo(1);
    hub.log.withhold(Duration.ofMinutes(3));
    VerifiedReceipt receipt = sends();
    LogBroken broken = broken(LogBroken.Reason.PROMISE_BROKEN, lab.log()::check);
    assertThat(broken.evidence().resolve("receipt.jws")).hasContent(receipt.jws());
  }

  @Test
  void anAlertThatDoesNotComeIntoTheLogIsDeliveredAndThenComplainedOf() throws Exception {
    sends();
    lab.log().check();
    List<StixId> told = new ArrayList<>();
    lab.onAlert((alert, accounts) -> told.add(alert.alert().id()));
    hub.log.withhold(Duration.ZERO);
    hub.feed.raise(hub.labs().get(0), new StixId("grouping", UUID.randomUUID()));
    lab.catchUp();
    assertThat(told).hasSize(1);
    assertThat(lab.log().check().waiting()).isEqualTo(1);
    hub.log.withhold(Duration.ofMinutes(3));
    hub.feed.raise(hub.labs().get(0), new StixId("grouping", UUID.randomUUID()));
    LogBroken broken = broken(LogBroken.Reason.PROMISE_BROKEN, lab::catchUp);
    assertThat(told).hasSize(2);
    assertThat(broken.evidence().resolve("promise.jws")).exists();
  }

  @Test
  void anAlertWhoseLeafWasSeenBeforeItIsNotWaitedFor() throws Exception {
    hub.feed.raise(hub.labs().get(0), new StixId("grouping", UUID.randomUUID()));
    assertThat(lab.log().check().proved()).isEqualTo(1);
    lab.catchUp();
    assertThat(lab.log().check().waiting()).isZero();
  }

  @Test
  void whatALabCopiesAndWritesPassesAnAuditAndNotWithoutItsProofs() throws Exception {
    for (int i = 0; i < 5; i++) {
      sends();
    }
    lab.log().check();
    Path copy = folder.resolve("copy");
    Path receipts = folder.resolve("receipts");
    assertThat(lab.log().copyTo(copy).size().value()).isEqualTo(5);
    assertThat(lab.log().writeReceipts(receipts)).isEqualTo(5);
    AuditReport report =
        new Audit(new LogFolder(copy), key()).run(List.of(), Optional.of(receipts), hashed -> {});
    assertThat(report.findings()).isEmpty();
    assertThat(report.page()).contains("receipts whose batch stands at its place: 5");
  }

  private static List<Exchange> accountsWithOneCard() {
    return IntStream.range(0, 25)
        .mapToObj(i -> Exchange.of("acct-" + i, "prompt " + i).withPayment("4000001000000018"))
        .toList();
  }

  @Test
  void aKeyThatTheHubGaveIsSeenInTheLogOnceAndUsedAsOftenAsWanted() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(lab.observe(accountsWithOneCard()).reports()).hasSize(1);
      lab.close();
      lab = Lab.open(folder.resolve("lab.json"));
      assertThat(lab.log().check().waiting()).isZero();
    }
    assertThat(files(folder.resolve("lab.json.d/log/known"), "")).isNotEmpty();
  }

  @Test
  void aKeyThatTheHubDoesNotShowToAllIsAPromiseBroken() throws Exception {
    hub.log.withhold(Duration.ZERO);
    assertThat(lab.observe(accountsWithOneCard()).reports()).hasSize(1);
    assertThat(lab.log().check().waiting()).isPositive();
    for (Path file : files(folder.resolve("lab.json.d/log/awaited"), "")) {
      if (Files.isRegularFile(file)) {
        Files.writeString(file, "2026-11-01T00:00:00Z\n" + "as sealed");
      }
    }
    broken(LogBroken.Reason.PROMISE_BROKEN, lab.log()::check);
  }

  @Test
  void aReceiptThatPromisesNoPlaceInTheLogIsNotTaken() throws Exception {
    hub.log.promiseNothing();
    assertThatThrownBy(this::sends).isInstanceOf(Untrusted.class);
    assertThat(lab.waiting()).isEqualTo(1);
  }

  @Test
  void anAlertThatIsTakenTwiceIsNotWaitedForAgain() throws Exception {
    StixId alert = hub.feed.raise(hub.labs().get(0), new StixId("grouping", UUID.randomUUID()));
    lab.catchUp();
    assertThat(lab.log().check().waiting()).isZero();
    Files.delete(folder.resolve("lab.json.d/store/alerts/" + alert));
    Files.delete(folder.resolve("lab.json.d/store/cursor"));
    lab.catchUp();
    assertThat(lab.log().check().waiting()).as("as after a crash before it was kept").isZero();
  }

  @Test
  void aHubThatAnswersAllButTheLogIsHeldToItsPromisesAllTheSame() throws Exception {
    sends();
    lab.log().check();
    hub.log.withhold(Duration.ZERO);
    sends();
    hub.log.away(true);
    assertThatThrownBy(lab::catchUp).isInstanceOf(HubUnreachable.class);
    hub.log.away(false);
    hub.log.withhold(Duration.ofMinutes(3));
    sends();
    hub.log.away(true);
    broken(LogBroken.Reason.PROMISE_BROKEN, lab::catchUp);
  }

  @Test
  void followingEndsWhenTheLogIsBroken() throws Exception {
    sends();
    lab.log().check();
    hub.log.loseAllButFirst(0);
    broken(LogBroken.Reason.ROLLED_BACK, lab::follow);
  }
}
