package org.stillwatch.hub.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/** A member whose keys or ticket were lost begins anew, as the same member. */
class ReadmissionTest {
  private static final Digest FIRST = Digest.of(Bytes.utf8("first"));
  private static final Digest SECOND = Digest.of(Bytes.utf8("second"));

  @ParameterizedTest
  @EnumSource
  void itsKeysEndAtOnceAndItsIdStays(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab lab = hub.enrol();
      readmit(hub, "lab-0", FIRST);
      Member between = member(hub);
      assertThat(between.active()).isFalse();
      assertThat(between.enrolled()).isFalse();
      assertThat(hub.transactions.run(() -> hub.members.keys(lab.id(), KeyPurpose.BATCH)))
          .isEmpty();
      assertThat(hub.transactions.run(hub.members::all)).containsExactly(between);
      assertThat(use(hub, FIRST)).isEqualTo(lab.id());
      assertThat(refusal(() -> use(hub, FIRST))).isInstanceOf(Refusal.TicketRefused.class);
      hub.transactions.run(() -> {
        hub.members.register(
            lab.id(), KeyPurpose.BATCH, SECOND.base64Url(), "{}", hub.clock.instant());
        return Boolean.TRUE;
      });
      assertThat(member(hub).active()).isTrue();
      assertThat(member(hub).id()).isEqualTo(lab.id());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTicketFromBeforeIsGoodForNothing(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      hub.enrol();
      readmit(hub, "lab-0", FIRST);
      readmit(hub, "lab-0", SECOND);
      assertThat(refusal(() -> use(hub, FIRST))).isInstanceOf(Refusal.TicketRefused.class);
      assertThat(use(hub, SECOND)).isEqualTo(member(hub).id());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aKeyThatEndedIsNotRegisteredAgain(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      TestLab lab = hub.enrol();
      readmit(hub, "lab-0", FIRST);
      String same = lab.key().publicKey().id().toString();
      assertThat(
              refusal(() ->
                  hub.transactions.run(() -> {
                    hub.members.register(
                        lab.id(), KeyPurpose.BATCH, same, "{}", hub.clock.instant());
                    return Boolean.TRUE;
                  })))
          .isInstanceOf(Refusal.Taken.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWasRevokedOrIsUnknownIsNotReadmitted(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      hub.enrol();
      hub.revoke(0);
      assertThat(refusal(() -> readmit(hub, "lab-0", FIRST))).isInstanceOf(Refusal.Ended.class);
      assertThat(refusal(() -> readmit(hub, "lab-9", FIRST))).isInstanceOf(Refusal.NotFound.class);
      assertThatThrownBy(() -> use(hub, FIRST)).isInstanceOf(Refused.class);
    }
  }

  private static boolean readmit(TestHub hub, String name, Digest code) {
    return hub.transactions.run(() -> {
      hub.members.readmit(name, code, hub.clock.instant());
      return Boolean.TRUE;
    });
  }

  private static MemberId use(TestHub hub, Digest code) {
    return hub.transactions.run(() -> hub.members.useTicket(code, hub.clock.instant()));
  }

  private static Member member(TestHub hub) {
    return hub.transactions.run(() -> hub.members.named("lab-0")).orElseThrow();
  }

  private static Refusal refusal(Supplier<?> call) {
    Refused refused = catchThrowableOfType(Refused.class, call::get);
    assertThat(refused).as("a refusal").isNotNull();
    return refused.refusal();
  }
}
