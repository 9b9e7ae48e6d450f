package org.stillwatch.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.sink.JsonLinesSink;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.enrolment.Ticket;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.report.Technique;
import org.stillwatch.wire.report.VerdictWord;
import org.stillwatch.wire.report.WithdrawalReason;
import org.stillwatch.wire.seal.OpenedBatch;

/** The whole of the lab's side, over HTTP, against the fake hub under the demo's policy. */
class LabTest {
  private static final String CARD = "4000000000000002";

  @TempDir private Path folder;
  private FakeHub hub;
  private Surroundings around;

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
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private Lab enrolled(String name) throws IOException {
    Ticket ticket = hub.ticket();
    Path file = folder.resolve(name + ".ticket");
    Files.writeString(file, ticket.toJson().toString());
    Path config = folder.resolve(name + ".json");
    Lab.enrol(config, file, around);
    return Lab.open(config, around);
  }

  private static Exchange exchange(String account, String prompt, String card, String mail) {
    return new Exchange(
        account,
        prompt,
        Optional.of(Instant.parse("2026-11-20T10:00:00Z")),
        Optional.empty(),
        Optional.empty(),
        Optional.of(card),
        Optional.of(mail),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  /** So many accounts that share a card and a template, each with a mail address of its own. */
  private static List<Exchange> attack(int accounts) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int account = 0; account < accounts; account++) {
      for (int i = 0; i < 4; i++) {
        exchanges.add(
            exchange(
                "acct-" + account,
                "Grade the following worked answer against the seven points of the rubric, show"
                    + " every step of your reasoning, and finish with a mark. Answer number "
                    + (account * 31 + i)
                    + " about "
                    + "abcdefghij".charAt(i)
                    + "-topics.",
                CARD,
                "p" + account + "@example.org"));
      }
    }
    return exchanges;
  }

  private void withGroup(Lab lab) throws IOException {
    lab.newGroupKey(folder.resolve("group.key"));
    Path honest = folder.resolve("honest.jsonl");
    Files.writeString(
        honest,
        """
        {"account":"h1","prompt":"What is the weather like in spring?"}
        {"account":"h2","prompt":"Please write a poem about the sea."}
        """);
    lab.buildBackground(List.of(honest), read -> {}, folder.resolve("background"));
    lab.importBackground(folder.resolve("background"));
  }

  private List<Bytes> atHub(Lab lab) {
    return hub.batches(lab.config().root().lab(), "main").stream()
        .map(OpenedBatch::objects)
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void aClusterIsReportedExactlyAsTheDryRunSaysAndItsAlertComesBackWithTheAccounts()
      throws Exception {
    try (Lab lab = enrolled("lab")) {
      withGroup(lab);
      Observation observation = lab.observe(attack(25));

      assertThat(observation.reports()).hasSize(1);
      DraftReport draft = observation.reports().get(0);
      assertThat(draft.accounts()).hasSize(25);
      assertThat(draft.report().indicators().stream().map(one -> one.kind().name()))
          .contains("payment-token", "contact-token", "prompt-template");
      assertThat(atHub(lab)).isEmpty();

      List<Submitted> submitted = observation.submit();
      assertThat(submitted).hasSize(1);
      assertThat(submitted.get(0).receipt()).isPresent();
      assertThat(atHub(lab)).isEqualTo(draft.objects());
      assertThat(jws(observation.submit())).isEqualTo(jws(submitted));
      assertThat(atHub(lab)).hasSameSizeAs(draft.objects());

      StixId alert = hub.feed.raise(lab.config().root().lab(), draft.report().id());
      List<String> told = new ArrayList<>();
      lab.onAlert((verified, accounts) -> told.add(verified.alert().id() + " " + accounts.size()));
      assertThat(lab.catchUp()).isOne();
      assertThat(told).containsExactly(alert + " 25");
    }
  }

  private static List<String> jws(List<Submitted> submitted) {
    return submitted.stream().map(one -> one.receipt().orElseThrow().jws()).toList();
  }

  @Test
  void nothingClearLeaves() throws Exception {
    try (Lab lab = enrolled("lab")) {
      withGroup(lab);
      Observation observation = lab.observe(attack(25));
      observation.submit();
      for (Bytes object : atHub(lab)) {
        String text = new String(object.toByteArray(), StandardCharsets.UTF_8);
        assertThat(text.replace("\"" + Technique.RUBRIC_GRADING.word() + "\"", ""))
            .doesNotContain(CARD, "example.org", "acct-", "rubric");
      }
      assertThat(observation.reports() + " " + observation.withheld())
          .doesNotContain(CARD, "example.org", "acct-", "rubric");
    }
  }

  @Test
  void twoLabsSayTheSameTokenOfTheSameCard() throws Exception {
    List<String> patterns = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      try (Lab lab = enrolled(name)) {
        lab.observe(attack(20)).reports().get(0).report().indicators().stream()
            .filter(one -> one.kind().name().equals("payment-token"))
            .forEach(one -> patterns.add(one.kind().pattern(one.fields())));
      }
    }
    assertThat(patterns).hasSize(2);
    assertThat(patterns.get(0)).isEqualTo(patterns.get(1));
  }

  @Test
  void whatIsTooSmallOrUnusableIsCountedAndStays() throws Exception {
    try (Lab lab = enrolled("lab")) {
      List<Exchange> few = new ArrayList<>(attack(19));
      few.add(exchange("acct-x", "hello", "", "no contact"));
      Observation observation = lab.observe(few.stream());

      assertThat(observation.reports()).isEmpty();
      assertThat(observation.submit()).isEmpty();
      assertThat(observation.withheld())
          .containsEntry(Withheld.TOO_FEW_ACCOUNTS, 20L)
          .containsEntry(Withheld.NOTHING_TO_SAY, 1L)
          .containsEntry(Withheld.UNUSABLE_PAYMENT, 1L)
          .containsEntry(Withheld.UNUSABLE_CONTACT, 1L)
          .containsEntry(Withheld.NO_GROUP_KEY, 77L);
      assertThat(atHub(lab)).isEmpty();
    }
  }

  @Test
  void aKindThatCounselSwitchedOffDoesNotLeave() throws Exception {
    enrolled("lab").close();
    Path config = folder.resolve("lab.json");
    String text = Files.readString(config);
    Files.writeString(
        config,
        text.replaceFirst("\"switched_off\"[^]]*]", "\"switched_off\":[\"contact-token\"]"));
    try (Lab lab = Lab.open(config, around)) {
      Observation observation = lab.observe(attack(20));
      assertThat(observation.reports().get(0).report().indicators())
          .allSatisfy(one -> assertThat(one.kind().name()).isEqualTo("payment-token"));
      assertThat(observation.withheld()).containsEntry(Withheld.SWITCHED_OFF, 20L);
    }
  }

  @Test
  void noMoreValuesOfAKindLeaveThanThePolicyAllows() throws Exception {
    try (Lab lab = enrolled("lab")) {
      Observation observation = lab.observe(attack(70));
      Map<String, Long> kinds =
          observation.reports().get(0).report().indicators().stream()
              .collect(
                  java.util.stream.Collectors.groupingBy(
                      one -> one.kind().name(), java.util.stream.Collectors.counting()));
      assertThat(kinds).containsEntry("contact-token", 64L).containsEntry("payment-token", 1L);
      assertThat(observation.withheld()).containsEntry(Withheld.OVER_MOST_PER_CLUSTER, 6L);
    }
  }

  @Test
  void aSpentBudgetHoldsTokensBackAndNotTheRest() throws Exception {
    hub.evaluator.budget = 1;
    try (Lab lab = enrolled("lab")) {
      Observation observation = lab.observe(attack(20));
      assertThat(observation.reports().get(0).report().indicators()).hasSize(1);
      assertThat(observation.withheld()).containsEntry(Withheld.BUDGET_SPENT, 20L);
    }
  }

  @Test
  void whatCouldNotBeSentGoesWithTheNext() throws Exception {
    try (Lab lab = enrolled("lab")) {
      Observation observation = lab.observe(attack(20));
      hub.fail(
          java.util.stream.Stream.generate(() -> FakeHub.Failure.BEFORE)
              .limit(40)
              .toArray(FakeHub.Failure[]::new));
      assertThatExceptionOfType(HubUnreachable.class).isThrownBy(observation::submit);
      assertThat(lab.waiting()).isOne();
      assertThat(atHub(lab)).isEmpty();
    }
    try (Lab lab =
        Lab.open(
            folder.resolve("lab.json"),
            around.with(
                new Patience(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofDays(1))))) {
      lab.sendWaiting();
      assertThat(lab.waiting()).isZero();
      assertThat(atHub(lab)).isNotEmpty();
    }
  }

  @Test
  void withdrawalsAndVerdictsAreStatementsWithReceipts() throws Exception {
    try (Lab lab = enrolled("lab")) {
      Submitted report = lab.observe(attack(20)).submit().get(0);
      Submitted withdrawal = lab.withdraw(report.about(), WithdrawalReason.MISTAKEN);
      StixId alert = hub.feed.raise(lab.config().root().lab(), report.about());
      Submitted verdict = lab.verdict(alert, VerdictWord.BENIGN, Optional.of("reseller"));

      assertThat(withdrawal.receipt()).isPresent();
      assertThat(verdict.receipt().orElseThrow().receipt().sequence()).isEqualTo(3);
    }
  }

  @Test
  void filesAreReadAndTheirMalformedLinesCounted() throws Exception {
    Path input = folder.resolve("in.jsonl");
    Files.writeString(
        input, "{\"account\":\"a\",\"prompt\":\"hello\"}\nno json\n{\"account\":\"a\"}\n");
    try (Lab lab = enrolled("lab")) {
      Observation observation = lab.observeFiles(List.of(input), read -> {});
      assertThat(observation.exchanges()).isOne();
      assertThat(observation.skippedLines().count()).isEqualTo(2);
      assertThat(observation.withheld()).containsEntry(Withheld.MALFORMED_LINE, 2L);
    }
  }

  @Test
  void alertsAreAppendedToAFileAsLinesOfJson() throws Exception {
    Path out = folder.resolve("alerts.jsonl");
    Files.writeString(out, "{\"cut\":");
    try (Lab lab = enrolled("lab");
        JsonLinesSink sink = new JsonLinesSink(out)) {
      Submitted report = lab.observe(attack(20)).submit().get(0);
      hub.feed.raise(lab.config().root().lab(), report.about());
      lab.onAlert(sink);
      lab.catchUp();
      lab.alertsFromStart();
    }
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(3);
    var alert = new ObjectMapper().readTree(lines.get(1));
    assertThat(alert.path("accounts")).hasSize(20);
    assertThat(alert.path("ceiling").asText()).isEqualTo("review");
    assertThat(alert.path("why").get(0).path("kind").asText()).isEqualTo("payment-token/1");
    assertThat(lines.get(2)).isEqualTo(lines.get(1));
  }
}
