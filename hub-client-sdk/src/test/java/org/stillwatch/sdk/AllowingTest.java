package org.stillwatch.sdk;

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
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.allow.Effect;
import org.stillwatch.sdk.allow.OwnEntry;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Words;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.indicator.Indicator;
import org.stillwatch.wire.indicator.IndicatorKinds;

/** What a lab excuses, from its lists to its reports, under the demo's policy. */
class AllowingTest {
  private static final String CARD = "4000000000000002";
  private static final String PUBLIC = Words.text(new Random(1), 8);
  private static final String OWN = Words.text(new Random(2), 8);

  private static final List<Optional<CanonicalValue>> NONE = List.of();

  @TempDir private Path folder;
  private FakeHub hub;
  private Surroundings around;
  private Lab lab;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub(FakeHub.policy("demo"));
    around =
        new Surroundings(
            Clock.systemUTC(),
            new SecureRandom(),
            pause -> assertThat(pause).isPositive(),
            new Patience(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(20)),
            Timeouts.USUAL,
            new AccountBatches.Limits(32, 1 << 26));
    Path ticket = Files.writeString(folder.resolve("ticket"), hub.ticket().toJson().toString());
    Lab.enrol(folder.resolve("lab.json"), ticket, around);
    lab = Lab.open(folder.resolve("lab.json"), around);
    lab.newGroupKey(folder.resolve("group.key"));
    String honest = "{\"account\":\"h\",\"prompt\":\"What is the weather like in spring?\"}\n";
    Path traffic = Files.writeString(folder.resolve("honest.jsonl"), honest);
    lab.buildBackground(List.of(traffic), read -> {}, folder.resolve("background"));
    lab.importBackground(folder.resolve("background"));
  }

  @AfterEach
  void stop() {
    lab.close();
    hub.close();
  }

  private Path text(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  /** So many accounts that share a card and a text, each with an address of one company. */
  private static List<Exchange> accounts(String name, int count, String fixed) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int account = 0; account < count; account++) {
      for (int i = 0; i < 4; i++) {
        String prompt = fixed + Words.text(new Random(account * 7L + i), 2);
        exchanges.add(
            Exchange.of(name + account, prompt)
                .withPayment(CARD)
                .withContact(name + account + "@acme.example"));
      }
    }
    return exchanges;
  }

  private static List<Indicator> templates(Observation observation) {
    return observation.reports().stream()
        .flatMap(draft -> draft.report().indicators().stream())
        .filter(one -> one.kind().equals(IndicatorKinds.PROMPT_TEMPLATE))
        .toList();
  }

  @Test
  void aPublicTemplateLeavesMarkedAndAnOwnOneBesideItDoesNot() throws Exception {
    List<Exchange> both = new ArrayList<>(accounts("p", 100, PUBLIC));
    both.addAll(accounts("o", 20, OWN));
    lab.allowing().addPublic(List.of(text("public.txt", PUBLIC)));

    List<Indicator> told = templates(lab.observe(both));

    assertThat(told).hasSize(2);
    assertThat(told.get(0).fields().has("public")).isFalse();
    assertThat(told.get(1).fields().path("public").asBoolean()).isTrue();
    assertThat(told.get(1).kind().cautions(told.get(1).fields()))
        .containsExactly(Caution.PUBLIC_TEMPLATE);
  }

  @Test
  void aPublicTemplateOfFewerAccountsThanThePolicysNumberForItStays() throws Exception {
    lab.allowing().addPublic(List.of(text("public.txt", PUBLIC)));
    Observation observation = lab.observe(accounts("p", 99, PUBLIC));
    assertThat(observation.reports()).hasSize(1);
    assertThat(templates(observation)).isEmpty();
    assertThat(observation.withheld()).containsEntry(Withheld.TOO_FEW_FOR_PUBLIC, 1L);
  }

  @Test
  void exceptedAccountsAreLeftOutAndCounted() throws Exception {
    List<String> names = List.of("p0", "p1", "p2", "p3", "p4", "p5");
    lab.allowing().except(names, NONE, List.of(), Effect.BLOCK);
    Observation observation = lab.observe(accounts("p", 26, OWN));
    assertThat(observation.reports().get(0).accounts())
        .hasSize(20)
        .doesNotContainAnyElementsOf(names);
    assertThat(observation.withheld()).containsEntry(Withheld.OWN_ACCOUNT, 24L);
    assertThat(observation.exchanges()).isEqualTo(104);
  }

  @Test
  void anExceptedValueNeitherLeavesNorJoins() throws Exception {
    lab.allowing()
        .except(
            List.of(),
            List.of(CanonicalValue.payment("4000 0000 0000 0002")),
            List.of(),
            Effect.BLOCK);
    Observation observation = lab.observe(accounts("p", 20, ""));
    assertThat(observation.reports()).isEmpty();
    assertThat(observation.withheld()).containsEntry(Withheld.OWN_VALUE, 80L);
  }

  @Test
  void anExceptedTemplateStaysWhateverElseLeaves() throws Exception {
    lab.allowing().except(List.of(), NONE, List.of(text("own.txt", OWN)), Effect.BLOCK);
    Observation observation = lab.observe(accounts("p", 20, OWN));
    assertThat(observation.reports()).hasSize(1);
    assertThat(templates(observation)).isEmpty();
    assertThat(observation.withheld()).containsEntry(Withheld.OWN_TEMPLATE, 20L);
  }

  @Test
  void whatTheLabIsToBeInformedOfLeavesAndIsMarkedHere() throws Exception {
    lab.allowing().except(List.of("p7", "elsewhere"), NONE, List.of(), Effect.INFORM);
    lab.allowing()
        .except(
            List.of(),
            List.of(CanonicalValue.contact("p8@acme.example")),
            List.of(),
            Effect.INFORM);
    List<OwnEntry> template =
        lab.allowing().except(List.of(), NONE, List.of(text("own.txt", OWN)), Effect.INFORM);
    List<Exchange> all = new ArrayList<>(accounts("p", 20, ""));
    all.addAll(accounts("o", 20, OWN));

    DraftReport draft = lab.observe(all).reports().get(0);
    assertThat(draft.accounts()).hasSize(40);
    assertThat(draft.onOwnList()).hasSize(22).contains("p7", "p8", "o0").doesNotContain("p0");
    assertThat(draft.toString()).doesNotContain("p7");

    lab.allowing().removeOwn(Set.of(template.get(0).id()));
    assertThat(lab.observe(all).reports().get(0).onOwnList()).containsExactly("p7", "p8");
  }

  @Test
  void theOwnListIsNotReadableOnDisk() throws Exception {
    lab.allowing().except(List.of("acct-of-a-friend"), NONE, List.of(), Effect.BLOCK);
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("acct-of-a-friend");
      }
    }
    assertThat(lab.allowing().own().account("acct-of-a-friend")).contains(Effect.BLOCK);
  }

  @Test
  void aCardOfOneCompanysAccountsLeavesWithThatExplanation() throws Exception {
    List<Indicator> told =
        lab.observe(accounts("p", 20, "")).reports().get(0).report().indicators();
    assertThat(told)
        .filteredOn(one -> one.kind().equals(IndicatorKinds.PAYMENT_TOKEN))
        .singleElement()
        .satisfies(one ->
            assertThat(one.kind().cautions(one.fields())).containsExactly(Caution.SHARED_CARD));
    List<Indicator> strangers =
        lab.observe(accounts("p", 60, "")).reports().get(0).report().indicators();
    assertThat(strangers.get(0).kind().cautions(strangers.get(0).fields()))
        .containsExactly(Caution.SHARED_CARD, Caution.RESELLER);
  }

  @Test
  void aListOfAnotherGroupKeyStopsTheObservationInsteadOfBeingPassedOver() throws Exception {
    lab.allowing().addPublic(List.of(text("public.txt", PUBLIC)));
    Path other = folder.resolve("other.key");
    lab.newGroupKey(other);
    lab.importGroupKey(other);
    lab.buildBackground(List.of(folder.resolve("honest.jsonl")), r -> {}, folder.resolve("b2"));
    lab.importBackground(folder.resolve("b2"));
    assertThatThrownBy(() -> lab.observe(accounts("p", 20, PUBLIC)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("group key");
    lab.allowing().removePublic(lab.allowing().publicLists().get(0).list().id());
    assertThat(lab.observe(accounts("p", 20, PUBLIC)).reports()).hasSize(1);
  }
}
