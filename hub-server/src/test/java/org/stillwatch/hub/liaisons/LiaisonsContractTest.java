package org.stillwatch.hub.liaisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.members.Caller;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Durability;
import org.stillwatch.hub.storage.Locks;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.policy.LiaisonTerms;
import org.stillwatch.wire.policy.Purpose;

/** Who may read, for how long, and what is taken down of it. */
class LiaisonsContractTest {
  private static final String SECRET = "the secret of ada";

  /** A hub under the demonstration's policy; its law holds. */
  private static final class World implements AutoCloseable {
    final TestHub hub;
    final LiaisonLeaves leaves;
    final Liaisons liaisons;
    final LiaisonCredentials door;
    LiaisonTerms terms;

    World(TestDatabase kind) {
      hub = new TestHub(kind, "demo");
      terms = hub.policy().liaison();
      leaves = new LiaisonLeaves(hub.ledger, () -> hub.policy().log());
      liaisons = new Liaisons(hub.database, new Locks(hub.database), leaves);
      door = new LiaisonCredentials(liaisons, hub.transactions, hub.clock);
    }

    Reads reads() {
      return new Reads(
          hub.database,
          () -> terms,
          leaves,
          hub.transactions,
          new Durability(hub.database, hub.transactions),
          hub.clock);
    }

    void within(Consumer<Instant> work) {
      hub.transactions.run(() -> {
        work.accept(hub.clock.instant());
        return Boolean.TRUE;
      });
    }

    void propose(String name) {
      within(now ->
          liaisons.propose(
              new Liaison(
                  UUID.randomUUID(),
                  name,
                  "Ada Example",
                  "Example Agency",
                  "XX",
                  Purpose.THREAT_ASSESSMENT,
                  now,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()),
              now));
    }

    void approve(String name) {
      approve(idOf(name));
    }

    void approve(UUID id) {
      within(now -> liaisons.approve(id, Digest.of(Bytes.utf8(SECRET)), terms, now));
    }

    UUID idOf(String name) {
      return hub.transactions.run(() ->
          liaisons.all().stream()
              .filter(one -> one.name().equals(name))
              .reduce((earlier, later) -> later)
              .map(Liaison::id)
              .orElse(new UUID(0, 0)));
    }

    Optional<Caller.Liaison> bearer(String secret) {
      return door.open("Bearer " + secret);
    }

    Optional<Caller.Liaison> basic(String name, String secret) {
      byte[] both = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
      return door.open("Basic " + Base64.getEncoder().encodeToString(both));
    }

    List<String> leavesOf(String kind) {
      return hub.transactions.run(() ->
          hub.database.list(
              "select content from ledger_pending where kind = ?",
              row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
              kind));
    }

    @Override
    public void close() {
      hub.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProposedLiaisonMayDoNothingUntilItIsApproved(TestDatabase kind) {
    try (World world = new World(kind)) {
      world.propose("ada");
      assertThat(world.bearer(SECRET)).isEmpty();
      world.approve("ada");
      assertThat(world.bearer(SECRET)).isPresent();
      assertThat(world.basic("ada", SECRET)).isPresent();
      assertThat(world.basic("eve", SECRET)).isEmpty();
      assertThat(world.basic("ada", "another")).isEmpty();
      assertThat(world.door.open("Basic not base64")).isEmpty();
      assertThat(world.door.open("Digest x")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWasNotProposedIsNotApproved(TestDatabase kind) {
    try (World world = new World(kind)) {
      assertThatThrownBy(() -> world.approve("ada")).isInstanceOf(Refused.class);
      world.propose("ada");
      world.approve("ada");
      assertThatThrownBy(() -> world.approve("ada")).isInstanceOf(Refused.class);
      assertThatThrownBy(() -> world.propose("ada")).isInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsApprovedIsWhatWasLookedAtAndNotWhatHasItsNameSince(TestDatabase kind) {
    try (World world = new World(kind)) {
      world.propose("ada");
      UUID lookedAt = world.idOf("ada");
      world.within(now -> world.liaisons.revoke("ada", now));
      world.propose("ada");
      assertThatThrownBy(() -> world.approve(lookedAt)).isInstanceOf(Refused.class);
      assertThat(world.bearer(SECRET)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLiaisonThatReadsWithoutEndIsStopped(TestDatabase kind) {
    try (World world = new World(kind)) {
      world.propose("ada");
      world.approve("ada");
      Caller.Liaison ada = world.bearer(SECRET).orElseThrow();
      Reads reads = world.reads();
      world.within(now -> {
        for (int i = 0; i < Reads.PAGES_AN_HOUR; i++) {
          world.hub.database.update(
              "insert into liaison_read (liaison_id, read_hour, page) values (?, ?, ?)",
              ada.id(),
              now.truncatedTo(java.time.temporal.ChronoUnit.HOURS),
              "page " + i);
        }
      });
      assertThatThrownBy(() -> reads.permit(ada, new ReadPage("objects", "one more")))
          .isInstanceOfSatisfying(
              Refused.class,
              no -> assertThat(no.refusal()).isInstanceOf(Refusal.BudgetSpent.class));
      world.hub.clock.forward(Duration.ofHours(1));
      reads.permit(ada, new ReadPage("objects", "one more"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLiaisonEndsAfterNinetyDaysAndMayBeProposedAgain(TestDatabase kind) {
    try (World world = new World(kind)) {
      world.propose("ada");
      world.approve("ada");
      world.hub.clock.forward(Duration.ofDays(90).minusMillis(1));
      assertThat(world.bearer(SECRET)).isPresent();
      world.hub.clock.forward(Duration.ofMillis(1));
      assertThat(world.bearer(SECRET)).isEmpty();
      world.propose("ada");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRevokedLiaisonIsOutAtOnceAndBothAreInTheLogWithoutThePerson(TestDatabase kind) {
    try (World world = new World(kind)) {
      world.propose("ada");
      world.approve("ada");
      assertThat(world.bearer(SECRET)).isPresent();
      world.within(now -> world.liaisons.revoke("ada", now));
      world.door.forget();
      assertThat(world.bearer(SECRET)).isEmpty();
      assertThat(world.leavesOf("liaison")).hasSize(2);
      assertThat(world.leavesOf("liaison").toString())
          .contains("Example Agency", "admitted", "revoked")
          .doesNotContain("Ada");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherNodeHearsOfARevocationWithinASecond(TestDatabase kind) {
    try (World world = new World(kind)) {
      world.propose("ada");
      world.approve("ada");
      assertThat(world.bearer(SECRET)).isPresent();
      world.within(now -> world.liaisons.revoke("ada", now));
      world.hub.clock.forward(Duration.ofSeconds(1));
      assertThat(world.bearer(SECRET)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReadIsTakenDownOnceAnHourAndPageBeforeAnythingIsGiven(TestDatabase kind) {
    try (World world = new World(kind)) {
      world.propose("ada");
      world.approve("ada");
      Caller.Liaison ada = world.bearer(SECRET).orElseThrow();
      Reads reads = world.reads();
      reads.permit(ada, new ReadPage("objects", "one"));
      reads.permit(ada, new ReadPage("objects", "one"));
      world.reads().permit(ada, new ReadPage("objects", "one")); // another node
      assertThat(world.leavesOf("liaison-read")).hasSize(1);
      reads.permit(ada, new ReadPage("objects", "two"));
      world.hub.clock.forward(Duration.ofHours(1));
      reads.permit(ada, new ReadPage("objects", "one"));
      assertThat(world.leavesOf("liaison-read")).hasSize(3);
      assertThat(world.leavesOf("liaison-read").get(0))
          .contains("threat-assessment", "Example Agency", "objects");
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutALawThatHoldsNothingIsReadAndNothingTakenDown(TestDatabase kind) {
    try (World world = new World(kind)) {
      world.propose("ada");
      world.approve("ada");
      Caller.Liaison ada = world.bearer(SECRET).orElseThrow();
      world.terms = LiaisonTerms.CLOSED;
      assertThatThrownBy(() -> world.reads().permit(ada, new ReadPage("objects", "one")))
          .isInstanceOfSatisfying(
              Refused.class,
              no -> assertThat(no.refusal()).isEqualTo(new Refusal.LegallyClosed("XX")));
      assertThat(world.leavesOf("liaison-read")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPurposeThatThePolicyDroppedReadsNothing(TestDatabase kind) {
    try (World world = new World(kind)) {
      world.propose("ada");
      world.approve("ada");
      Caller.Liaison ada = world.bearer(SECRET).orElseThrow();
      LiaisonTerms all = world.terms;
      world.terms =
          new LiaisonTerms(
              all.reason(),
              all.labs(),
              all.members(),
              all.dominancePercent(),
              all.delay(),
              all.snapshot(),
              all.credentialLife(),
              java.util.Set.of(Purpose.NETWORK_DEFENCE),
              all.bases());
      assertThatThrownBy(() -> world.reads().permit(ada))
          .isInstanceOfSatisfying(
              Refused.class,
              no -> assertThat(no.refusal()).isInstanceOf(Refusal.NotPermitted.class));
    }
  }
}
