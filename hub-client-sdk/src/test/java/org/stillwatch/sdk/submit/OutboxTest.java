package org.stillwatch.sdk.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.fake.FakeLab;
import org.stillwatch.sdk.sign.BatchSigner;
import org.stillwatch.sdk.sign.Standing;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.transport.Retry;
import org.stillwatch.sdk.trust.HubTerms;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.testing.FakeHub.Failure;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.report.Withdrawal;
import org.stillwatch.wire.report.WithdrawalReason;
import org.stillwatch.wire.seal.StreamName;

class OutboxTest {
  private static final StreamName STREAM = new StreamName("main");

  @TempDir private Path folder;
  private FakeHub hub;
  private FakeLab lab;
  private PrivateFolder place;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub(FakeHub.policy("evaluation"));
    lab = FakeLab.at(hub, folder.resolve("lab"));
    place = lab.folder().in("outbox");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private Outbox outbox() {
    return outbox(new FolderDisk(place), FakeLab.eager());
  }

  private Outbox outbox(Disk disk, Retry retry) {
    return new Outbox(
        disk,
        place.path("lock"),
        lab.hub(),
        lab.root(),
        new BatchSigner(lab.root(), STREAM, lab.keys().batchKey()),
        () -> new Standing(HubTerms.of(lab.hub(), lab.root()), Optional.empty()),
        retry);
  }

  private Statement statement() {
    Withdrawal withdrawal =
        new Withdrawal(
            new StixId(Withdrawal.TYPE, UUID.randomUUID()),
            new StixId("identity", lab.root().lab().value()),
            Instant.EPOCH,
            List.of(new StixId("grouping", UUID.randomUUID())),
            WithdrawalReason.MISTAKEN);
    return new Statement(
        withdrawal.id(),
        Optional.empty(),
        List.of(Bytes.of(CanonicalJson.write(withdrawal.toStix()))));
  }

  private List<Bytes> atHub() {
    List<Bytes> objects = new ArrayList<>();
    hub.batches(lab.root().lab(), "main").forEach(batch -> objects.addAll(batch.objects()));
    return objects;
  }

  private static Bytes only(Statement statement) {
    return statement.objects().get(0);
  }

  @Test
  void statementsTravelInOneBatchAndTheirReceiptStays() throws Exception {
    Statement one = statement();
    Statement two = statement();
    Outbox outbox = outbox();
    outbox.add(one);
    outbox.add(two);

    Delivery delivery = outbox.send();

    assertThat(delivery.accepted()).containsOnlyKeys(one.about(), two.about());
    assertThat(atHub()).containsExactly(only(one), only(two));
    assertThat(hub.batches(lab.root().lab(), "main")).hasSize(1);
    assertThat(outbox.waiting()).isZero();
    assertThat(outbox().receipt(one.about()).orElseThrow().receipt().sequence()).isEqualTo(1);
  }

  @Test
  void theChainGoesOnInAnotherProcess() throws Exception {
    for (int i = 0; i < 3; i++) {
      Outbox outbox = outbox();
      outbox.add(statement());
      outbox.send();
    }
    var last = hub.batches(lab.root().lab(), "main").get(2).header().binding();
    assertThat(last.sequence()).isEqualTo(3);
  }

  @Test
  void aHubThatFailsBeforeAndAfterItAcceptsGetsEachStatementOnce() throws Exception {
    hub.fail(Failure.BEFORE, Failure.AFTER, Failure.BEFORE, Failure.AFTER);
    Statement one = statement();
    Outbox outbox = outbox();
    outbox.add(one);

    assertThat(outbox.send().accepted()).containsKey(one.about());
    assertThat(atHub()).containsExactly(only(one));
    assertThat(hub.batchRequests).hasValue(5);
  }

  @Test
  void whatWaitsIsKeptWhenThePatienceEnds() throws Exception {
    hub.fail(Failure.AFTER);
    Statement one = statement();
    Outbox outbox = outbox(new FolderDisk(place), FakeLab.once());
    outbox.add(one);
    assertThatExceptionOfType(HubUnreachable.class).isThrownBy(outbox::send);
    assertThat(outbox.waiting()).isOne();

    assertThat(outbox().send().accepted()).containsKey(one.about());
    assertThat(atHub()).containsExactly(only(one));
  }

  @Test
  void aProcessKilledAtAnyChangeOfTheDiskLosesAndDoublesNothing() throws Exception {
    int died = 0;
    for (int point = 0; ; point++) {
      int deaths = died;
      for (boolean after : new boolean[] {false, true}) {
        lab = FakeLab.at(hub, folder.resolve("lab-" + point + after));
        place = lab.folder().in("outbox");
        died += diesAt(point, after) ? 1 : 0;
      }
      if (died == deaths) {
        break;
      }
    }
    assertThat(died).as("points at which the process was killed").isGreaterThanOrEqualTo(16);
  }

  private boolean diesAt(int point, boolean after) throws Exception {
    List<Bytes> promised = new ArrayList<>();
    boolean died = false;
    Outbox mortal = outbox(new DyingDisk(new FolderDisk(place), point, after), FakeLab.eager());
    try {
      for (int i = 0; i < 2; i++) {
        Statement statement = statement();
        mortal.add(statement);
        promised.add(only(statement));
      }
      mortal.send();
      Statement statement = statement();
      mortal.add(statement);
      promised.add(only(statement));
      mortal.send();
    } catch (DyingDisk.Killed killed) {
      died = true;
    }
    Outbox reopened = outbox();
    reopened.send();
    String where = "killed " + (after ? "after" : "before") + " change " + point;
    assertThat(reopened.waiting()).as(where).isZero();
    assertThat(atHub()).as(where).containsAll(promised).doesNotHaveDuplicates();
    Statement next = statement();
    reopened.add(next);
    assertThat(reopened.send().accepted()).as(where).containsKey(next.about());
    return died;
  }

  @Test
  void aChangedPolicyIsSealedAgain() throws Exception {
    Outbox offline = outbox(new FolderDisk(place), FakeLab.once());
    Statement one = statement();
    offline.add(one);
    hub.fail(Failure.BEFORE);
    assertThatExceptionOfType(HubUnreachable.class).isThrownBy(offline::send);
    hub.changePolicy(otherPolicy());

    assertThat(outbox().send().accepted()).containsKey(one.about());
    assertThat(hub.batches(lab.root().lab(), "main").get(0).header().binding().policy())
        .isEqualTo(hub.policy().digest());
  }

  @Test
  void aBatchThatTheHubTookBeforeThePolicyChangedIsNotSentTwice() throws Exception {
    Outbox offline = outbox(new FolderDisk(place), FakeLab.once());
    Statement one = statement();
    offline.add(one);
    hub.fail(Failure.AFTER);
    assertThatExceptionOfType(HubUnreachable.class).isThrownBy(offline::send);
    hub.changePolicy(otherPolicy());

    assertThat(outbox().send().accepted()).containsKey(one.about());
    assertThat(atHub()).containsExactly(only(one));
  }

  private static org.stillwatch.wire.policy.Policy otherPolicy() throws Exception {
    var before = FakeHub.policy("evaluation");
    String text = new String(before.canonical().toByteArray(), StandardCharsets.UTF_8);
    return org.stillwatch.wire.policy.Policy.read(
        text.replace("\"version\":1", "\"version\":2").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRefusedStatementIsSetAsideAndBlocksNoOther() throws Exception {
    List<Statement> all = List.of(statement(), statement(), statement(), statement(), statement());
    Statement bad = all.get(2);
    hub.refuse(bad.about().toString());
    Outbox outbox = outbox();
    for (Statement each : all) {
      outbox.add(each);
    }

    Delivery delivery = outbox.send();

    assertThat(delivery.refused()).containsOnlyKeys(bad.about());
    assertThat(delivery.refused().values())
        .allSatisfy(why -> assertThat(why.type()).isEqualTo(ProblemType.AGAINST_POLICY));
    assertThat(delivery.accepted()).hasSize(4);
    assertThat(atHub()).hasSize(4).doesNotContain(only(bad));
    assertThat(outbox.refused()).containsExactly(bad.about() + ".json");
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void aHubThatLostWhatItPromisedIsNamed() throws Exception {
    Outbox outbox = outbox();
    for (int i = 0; i < 2; i++) {
      outbox.add(statement());
      outbox.send();
    }
    hub.loseAllButFirst(lab.root().lab(), "main", 1);
    outbox.add(statement());

    assertThatExceptionOfType(ChainBroken.class)
        .isThrownBy(outbox::send)
        .withMessageContaining("the hub lost or denies what it promised")
        .satisfies(e -> assertThat(e.theirs()).isEqualTo(2));
    assertThat(outbox.waiting()).isOne();
  }

  @Test
  void anOldCopyOfTheOutboxIsTold() throws Exception {
    Outbox outbox = outbox();
    outbox.add(statement());
    outbox.send();
    place = lab.folder().in("old-copy");
    Outbox old = outbox();
    old.add(statement());

    assertThatExceptionOfType(ChainBroken.class)
        .isThrownBy(old::send)
        .withMessageContaining("another folder or an older copy");
  }

  @Test
  void aLabThatEnrolledAnewWithAnEmptyFolderGoesOnWhereItsChainStands() throws Exception {
    Outbox outbox = outbox();
    for (int i = 0; i < 2; i++) {
      outbox.add(statement());
      outbox.send();
    }
    place = lab.folder().in("new-folder");
    Outbox.newlyEnrolled(place, STREAM);
    Statement third = statement();
    Statement fourth = statement();
    outbox = outbox();
    outbox.add(third);
    assertThat(outbox.send().accepted()).containsOnlyKeys(third.about());
    outbox.add(fourth);
    assertThat(outbox().send().accepted()).containsOnlyKeys(fourth.about());

    assertThat(outbox().receipt(fourth.about()).orElseThrow().receipt().sequence()).isEqualTo(4);
    hub.loseAllButFirst(lab.root().lab(), "main", 3);
    outbox.add(statement());
    assertThatExceptionOfType(ChainBroken.class).isThrownBy(outbox()::send);
  }

  @Test
  void aLabThatEnrolledForTheFirstTimeBeginsAtOne() throws Exception {
    Outbox.newlyEnrolled(place, STREAM);
    Statement first = statement();
    Outbox outbox = outbox();
    outbox.add(first);
    assertThat(outbox.send().accepted()).containsOnlyKeys(first.about());
    assertThat(outbox.receipt(first.about()).orElseThrow().receipt().sequence()).isEqualTo(1);
  }

  @Test
  void anOldCopyThatSaysTheSameGetsTheReceiptAgain() throws Exception {
    Statement same = statement();
    Outbox outbox = outbox();
    outbox.add(same);
    outbox.send();
    place = lab.folder().in("old-copy");
    Outbox old = outbox();
    old.add(same);

    assertThat(old.send().accepted()).containsKey(same.about());
    assertThat(atHub()).hasSize(1);
  }

  @Test
  void aSecondSenderIsTurnedAway() throws Exception {
    Outbox outbox = outbox();
    outbox.add(statement());
    try (FileChannel channel =
            FileChannel.open(
                place.path("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatExceptionOfType(OutboxBusy.class)
          .isThrownBy(outbox::send)
          .withMessageContaining("another process is sending");
    }
    assertThat(outbox.send().accepted()).hasSize(1);
  }
}
