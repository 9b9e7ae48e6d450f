package org.stillwatch.sdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.indicator.StixId;

/** What scripts rely on: exit codes, and standard output that holds results only. */
@NullMarked
class LabCommandsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CARD = "4000000000000002";
  private static final String SOME_ID = "--5b65e635-101c-49b7-885e-46c08cf754ad";

  @TempDir Path folder;

  private FakeHub hub;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void begin() throws Exception {
    hub = new FakeHub(FakeHub.policy("demo"));
  }

  @AfterEach
  void end() {
    hub.close();
  }

  @Test
  void enrollingPrintsTheLabAndTheHubAndNothingElse() throws Exception {
    Path ticket = Files.writeString(folder.resolve("ticket"), hub.ticket().toJson().toString());

    assertThat(lab("enrol", ticket)).isZero();

    assertThat(results()).hasSize(1);
    assertThat(results().get(0).properties()).hasSize(2);
    assertThat(LabId.parse(results().get(0).path("lab").asText())).isNotNull();
    assertThat(results().get(0).path("hub").asText()).isEqualTo(hub.address().toString());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void observingPrintsAnObjectAReportAndSaysWhatDidNotLeave() throws Exception {
    enrolWithGroup();
    Path input = attack(25, "nonsense", "{\"account\":\"acct-secret\"}");

    assertThat(lab("observe", input)).isZero();

    assertThat(results()).hasSize(1);
    JsonNode report = results().get(0);
    assertThat(report.path("report").asText()).startsWith("grouping--");
    assertThat(report.path("accounts").asInt()).isEqualTo(25);
    assertThat(report.path("indicators").asInt()).isPositive();
    assertThat(report.path("receipt").asText().split("\\.", -1)).hasSize(3);
    assertThat(err.toString())
        .contains("2 lines that are no exchange", "line 1 of ", "line 2 of ")
        .doesNotContain("acct-secret", CARD);
  }

  @Test
  void aDryRunPrintsTheVeryObjectsThatWouldLeaveAndSubmitsNothing() throws Exception {
    LabId lab = enrolWithGroup();

    assertThat(lab("observe", attack(25), "--dry-run")).isZero();

    JsonNode report = results().get(0);
    assertThat(report.path("receipt").isNull()).isTrue();
    assertThat(report.path("objects").get(0).path("id")).isEqualTo(report.path("report"));
    assertThat(report.path("objects")).hasSize(1 + report.path("indicators").asInt());
    for (JsonNode object : report.path("objects")) {
      String canonical = new String(CanonicalJson.write(object), StandardCharsets.UTF_8);
      assertThat(out.toString()).contains(canonical).doesNotContain(CARD, "acct-");
    }
    assertThat(hub.batches(lab, "main")).isEmpty();
    assertThat(hub.batchRequests).hasValue(0);
  }

  @Test
  void whatAnUnreachableHubDidNotTakeIsSentByTheNextCommand() throws Exception {
    LabId lab = enrolWithGroup();
    hub.fail(FakeHub.Failure.BEFORE);

    assertThat(lab("observe", attack(25))).isEqualTo(4);

    assertThat(results()).hasSize(1);
    assertThat(results().get(0).path("receipt").isNull()).isTrue();
    assertThat(err.toString()).contains("waiting in the outbox").contains(": 1");
    assertThat(hub.batches(lab, "main")).isEmpty();

    assertThat(lab("alerts")).isZero();
    assertThat(hub.batches(lab, "main")).hasSize(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("sent from the outbox, where they waited: 1");
  }

  @Test
  void aReportThatTheHubRefusesIsExitThreeWithItsReasons() throws Exception {
    enrolWithGroup();
    hub.refuse("grouping");

    assertThat(lab("observe", attack(25))).isEqualTo(3);

    assertThat(results().get(0).path("receipt").isNull()).isTrue();
    assertThat(results().get(0).path("problem").path("status").asInt()).isEqualTo(422);
    assertThat(err.toString()).contains("an object is refused", "expected something else");
  }

  @Test
  void alertsArePrintedOnceAndAllOfThemOnDemand() throws Exception {
    LabId lab = enrolWithGroup();
    lab("observe", attack(25));
    StixId report = StixId.parse(results().get(0).path("report").asText());
    hub.feed.raise(lab, report);
    hub.feed.raise(lab, report);
    hub.feed.raise(lab, report);

    assertThat(lab("alerts")).isZero();
    assertThat(results()).hasSize(3);
    List<String> names = new ArrayList<>();
    results().get(0).fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly("alert", "campaign", "state", "cluster", "why", "labs", "ceiling");

    assertThat(lab("alerts")).isZero();
    assertThat(out.toString()).isEmpty();

    assertThat(lab("alerts", "--since", "start", "--explain")).isZero();
    assertThat(results()).hasSize(3);
    assertThat(results().get(2).path("accounts")).hasSize(25);
    assertThat(results().get(2).path("cluster").asText()).isEqualTo(report.toString());
  }

  @Test
  void alertsAreWrittenAsABundleInTheClearOnlyWhenAsked() throws Exception {
    LabId lab = enrolWithGroup();
    Path input = attack(25);
    lab("observe", input);
    hub.feed.raise(lab, StixId.parse(results().get(0).path("report").asText()));
    Path plain = folder.resolve("plain.json");
    Path clear = folder.resolve("clear.json");

    assertThat(lab("alerts", "--stix", plain)).isZero();
    assertThat(Files.readString(plain))
        .contains("\"campaign\"")
        .doesNotContain("indicator--", "acct-");
    assertThat(
            lab(
                "alerts",
                "--since",
                "start",
                "--stix",
                clear,
                "--explain",
                "--with-clear-values",
                input))
        .isZero();
    assertThat(Files.readString(clear)).contains("user-account:user_id").doesNotContain(CARD);
    assertThat(lab("alerts", "--follow", "--stix", clear)).isEqualTo(2);
    assertThat(lab("alerts", "--with-clear-values", input)).isEqualTo(2);
  }

  @Test
  void sinksOfTheConfigurationGetAlertsAndShowWhatWaits() throws Exception {
    LabId lab = enrolWithGroup();
    hub.feed.raise(lab, StixId.parse("grouping" + SOME_ID));
    Path config = folder.resolve("lab.json");
    String sinks =
        "\"sinks\":[{\"name\":\"lines\",\"type\":\"json-lines\",\"file\":\"alerts.jsonl\"},"
            + "{\"name\":\"away\",\"type\":\"syslog\",\"address\":\"tcp://127.0.0.1:1\"}],";
    Files.writeString(config, Files.readString(config).replaceFirst("\\{", "{" + sinks));

    assertThat(lab("alerts")).isZero();
    assertThat(Files.readAllLines(folder.resolve("alerts.jsonl"))).hasSize(1);
    assertThat(err.toString()).contains("sink away: the collector cannot be reached");
    assertThat(lab("sinks")).isZero();
    assertThat(results().get(0).path("waiting").asInt()).isZero();
    assertThat(results().get(1).path("sink").asText()).isEqualTo("away");
    assertThat(results().get(1).path("waiting").asInt()).isOne();
  }

  @Test
  void whoIsOnTheLabsOwnListIsSaidWithReportsAndAlerts() throws Exception {
    LabId lab = enrolWithGroup();
    assertThat(lab("allow", "own", "add", "acct-3", "--inform")).isZero();
    assertThat(lab("observe", attack(25))).isZero();
    assertThat(results().get(0).path("on_own_list").get(0).asText()).isEqualTo("acct-3");
    StixId report = StixId.parse(results().get(0).path("report").asText());
    hub.feed.raise(lab, report);

    assertThat(lab("alerts", "--explain")).isZero();
    assertThat(results().get(0).path("on_own_list")).hasSize(1);
    assertThat(results().get(0).path("on_own_list").get(0).asText()).isEqualTo("acct-3");
  }

  @Test
  @Timeout(60)
  void followingPrintsEachAlertOnceAndEndsWhenToldTo() throws Exception {
    LabId lab = enrolWithGroup();
    StixId elsewhere = StixId.parse("grouping" + SOME_ID);
    hub.feed.raise(lab, elsewhere);
    AtomicInteger code = new AtomicInteger(-1);
    Thread command =
        new Thread(() -> code.set(lab("alerts", "--since", "start", "--follow", "--explain")));
    command.start();
    awaitLines(1);
    hub.feed.raise(lab, elsewhere);
    awaitLines(2);
    awaitLongPollAt("2");

    command.interrupt();
    command.join();

    assertThat(code).hasValue(0);
    assertThat(results()).hasSize(2);
    assertThat(results().get(0).path("accounts")).isEmpty();
  }

  @Test
  void withdrawalAndVerdictComeWithReceipts() throws Exception {
    LabId lab = enrolWithGroup();

    assertThat(lab("withdraw", "grouping" + SOME_ID)).isZero();
    assertThat(results().get(0).path("receipt").isTextual()).isTrue();
    assertThat(results().get(0).path("report").asText()).isEqualTo("grouping" + SOME_ID);
    assertThat(lab("verdict", "stillwatch-alert" + SOME_ID, "benign", "--reason", "reseller"))
        .isZero();
    assertThat(results().get(0).path("word").asText()).isEqualTo("benign");
    assertThat(hub.batches(lab, "main")).hasSize(2);
  }

  @Test
  void aStatementThatIsRefusedIsExitThreeAndOneThatCannotBeSentIsKept() throws Exception {
    LabId lab = enrolWithGroup();
    hub.refuse("withdrawal");
    assertThat(lab("withdraw", "grouping" + SOME_ID)).isEqualTo(3);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("an object is refused");

    hub.fail(FakeHub.Failure.BEFORE);
    assertThat(lab("verdict", "stillwatch-alert" + SOME_ID, "confirmed")).isEqualTo(4);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("waiting in the outbox");

    assertThat(lab("alerts")).isZero();
    assertThat(hub.batches(lab, "main")).hasSize(1);
  }

  @Test
  void aHubThatIsGoneIsExitFour() throws Exception {
    enrolWithGroup();
    hub.close();

    assertThat(lab("observe", attack(25))).isEqualTo(4);
    assertThat(err.toString()).contains("cannot be reached", "Kept for the next command");
    assertThat(lab("alerts")).isEqualTo(4);
    assertThat(lab("withdraw", "grouping" + SOME_ID)).isEqualTo(4);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void inputsThatFoundTheHubAwayAreObservedByTheNextCommand() throws Exception {
    LabId lab = enrolWithGroup();
    Path input = attack(25);
    Postponed.of(folder.resolve("lab.json"), new java.io.PrintWriter(err)).keep(List.of(input));

    assertThat(lab("alerts")).isZero();
    assertThat(hub.batches(lab, "main")).hasSize(1);
    assertThat(err.toString()).contains("sent from inputs that were kept: 1");
    assertThat(lab("alerts")).isZero();
    assertThat(hub.batches(lab, "main")).hasSize(1);
  }

  @Test
  void whatCannotBeUnderstoodIsAUsageError() throws Exception {
    assertThat(lab("observe")).isEqualTo(2);
    assertThat(lab("withdraw", "grouping-1")).isEqualTo(2);
    assertThat(err.toString()).contains("expected an id such as");
    assertThat(lab("verdict", "stillwatch-alert" + SOME_ID, "perhaps")).isEqualTo(2);
    assertThat(err.toString()).contains("expected confirmed, benign or disputed");
    assertThat(lab("alerts", "--since", "yesterday")).isEqualTo(2);
    assertThat(lab("group-key")).isEqualTo(2);
    assertThat(run("lab", "alerts")).isEqualTo(2);
    assertThat(err.toString()).contains("--config=FILE");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatIsMissingOnThisSideIsExitOneAndSaysWhatToDo() throws Exception {
    assertThat(lab("alerts")).isEqualTo(1);
    assertThat(err.toString()).contains("enrol this lab first");
    enrol();
    assertThat(lab("observe", folder.resolve("none.jsonl"))).isEqualTo(1);
    assertThat(err.toString()).contains("none.jsonl is not there");
    assertThat(lab("background", "build", attack(2), "--out", folder.resolve("b"))).isEqualTo(1);
    assertThat(err.toString()).contains("import the members' key");
  }

  @Test
  void aSecretInTheWrongFormIsNotRepeated() throws Exception {
    enrol();
    Path bare = Files.writeString(folder.resolve("bare"), "Hunter2Hunter2Hunter2");

    assertThat(lab("group-key", "import", bare)).isEqualTo(1);

    assertThat(err.toString()).contains("not a group key file").doesNotContain("Hunter2");
  }

  @Test
  void membersCompareTheirGroupKeysByItsCheckValue() throws Exception {
    enrol();
    assertThat(lab("group-key", "new", "--out", folder.resolve("k"))).isZero();
    JsonNode first = results().get(0);
    assertThat(first.path("in_use").asBoolean()).isTrue();

    assertThat(lab("group-key", "new", "--out", folder.resolve("other"))).isZero();
    assertThat(results().get(0).path("in_use").asBoolean()).isFalse();

    assertThat(lab("group-key", "import", folder.resolve("k"))).isZero();
    assertThat(results().get(0).path("check")).isEqualTo(first.path("check"));
  }

  private LabId enrol() throws IOException {
    Path ticket = Files.writeString(folder.resolve("ticket"), hub.ticket().toJson().toString());
    assertThat(lab("enrol", ticket)).isZero();
    return LabId.parse(results().get(0).path("lab").asText());
  }

  private LabId enrolWithGroup() throws IOException {
    LabId lab = enrol();
    assertThat(lab("group-key", "new", "--out", folder.resolve("k"))).isZero();
    Path honest = folder.resolve("honest.jsonl");
    Files.writeString(honest, "{\"account\":\"a\",\"prompt\":\"Which river is the longest?\"}\n");
    assertThat(lab("background", "build", honest, "--out", folder.resolve("b"))).isZero();
    assertThat(lab("background", "import", folder.resolve("b"))).isZero();
    assertThat(results().get(0).path("prompts").asInt()).isEqualTo(1);
    return lab;
  }

  /** Accounts that share a card, after some lines that are no exchange. */
  private Path attack(int accounts, String... malformed) throws IOException {
    List<String> lines = new ArrayList<>(List.of(malformed));
    for (int account = 0; account < accounts; account++) {
      lines.add(
          JSON.createObjectNode()
              .put("account", "acct-" + account)
              .put("prompt", "Question number " + account)
              .put("payment", CARD)
              .toString());
    }
    return Files.write(folder.resolve("exchanges.jsonl"), lines);
  }

  private void awaitLines(int lines) throws InterruptedException {
    while (out.toString().lines().count() < lines) {
      Thread.sleep(20);
    }
  }

  /** The cursor is written last before the next request, which then stays open. */
  private void awaitLongPollAt(String cursor) throws IOException, InterruptedException {
    Path file = folder.resolve("lab.json.d/store/cursor");
    while (!Files.exists(file) || !Files.readString(file).equals(cursor)) {
      Thread.sleep(20);
    }
    Thread.sleep(300);
  }

  private List<JsonNode> results() throws IOException {
    List<JsonNode> results = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      results.add(JSON.readTree(line));
    }
    return results;
  }

  private int lab(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("lab", "--patience", "0", "--config"));
    all.add(folder.resolve("lab.json"));
    all.addAll(List.of(arguments));
    return run(all.toArray());
  }

  private int run(Object... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return StillwatchCli.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words);
  }
}
