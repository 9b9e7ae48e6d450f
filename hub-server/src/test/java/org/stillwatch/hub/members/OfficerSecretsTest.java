package org.stillwatch.hub.members;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.hub.fixture.LocalTransactions;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.storage.Locks;

/** When a secret of the operator is good. */
class OfficerSecretsTest {

  @ParameterizedTest
  @EnumSource
  void theOldSecretIsGoodUntilTheNewOneIsUsed(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      OfficerSecrets secret = new OfficerSecrets(hub.settings, new Locks(hub.database));
      set(hub, secret, "old");
      next(hub, secret, "new");
      assertThat(good(hub, secret, "old")).isTrue();
      assertThat(good(hub, secret, "another")).isFalse();
      assertThat(good(hub, secret, "old")).isTrue();
      assertThat(good(hub, secret, "new")).isTrue();
      assertThat(good(hub, secret, "old")).isFalse();
      assertThat(good(hub, secret, "new")).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewSecretThatNeverArrivedIsReplacedByTheNext(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      OfficerSecrets secret = new OfficerSecrets(hub.settings, new Locks(hub.database));
      set(hub, secret, "old");
      next(hub, secret, "lost on its way");
      next(hub, secret, "new");
      assertThat(good(hub, secret, "lost on its way")).isFalse();
      assertThat(good(hub, secret, "old")).isTrue();
      assertThat(good(hub, secret, "new")).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFirstUseThatIsUndoneEndsNothing(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      OfficerSecrets secret = new OfficerSecrets(hub.settings, new Locks(hub.database));
      set(hub, secret, "old");
      next(hub, secret, "new");
      hub.transactions.failOnce(LocalTransactions.Fault.BEFORE_COMMIT, 0);
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> good(hub, secret, "new"))
          .isInstanceOf(LocalTransactions.ConnectionLost.class);
      assertThat(good(hub, secret, "old")).isTrue();
      assertThat(good(hub, secret, "new")).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSecretOfOneOfficerIsNoneOfTheOther(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      OfficerSecrets secret = new OfficerSecrets(hub.settings, new Locks(hub.database));
      set(hub, secret, "old");
      assertThat(hub.transactions.run(() -> secret.is(Officer.APPROVER, "old"))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutASecretNobodyIsTheOperator(TestDatabase kind) {
    try (TestHub hub = new TestHub(kind, "evaluation")) {
      OfficerSecrets secret = new OfficerSecrets(hub.settings, new Locks(hub.database));
      assertThat(good(hub, secret, "")).isFalse();
      set(hub, secret, "old");
      assertThat(good(hub, secret, "")).isFalse();
    }
  }

  private static void set(TestHub hub, OfficerSecrets secret, String word) {
    hub.transactions.run(() -> {
      secret.set(Officer.OPERATOR, word);
      return Boolean.TRUE;
    });
  }

  private static void next(TestHub hub, OfficerSecrets secret, String word) {
    hub.transactions.run(() -> {
      secret.setNext(Officer.OPERATOR, word);
      return Boolean.TRUE;
    });
  }

  private static boolean good(TestHub hub, OfficerSecrets secret, String word) {
    return hub.transactions.run(() -> secret.is(Officer.OPERATOR, word));
  }
}
