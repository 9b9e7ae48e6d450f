package org.stillwatch.sdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.indicator.StixId;

/** What comes back to a lab: alerts, where they go, and what the lab answers. */
@NullMarked
class LabAlertCommandsTest extends LabAtFakeHub {
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
  void aSinkThatIsNewGetsWhatWasToldBeforeItWhenAskedTo() throws Exception {
    LabId lab = enrolWithGroup();
    hub.feed.raise(lab, StixId.parse("grouping" + SOME_ID));
    hub.feed.raise(lab, StixId.parse("grouping" + SOME_ID));
    assertThat(lab("alerts")).isZero();
    List<String> printed = results().stream().map(one -> one.path("alert").asText()).toList();
    Path config = folder.resolve("lab.json");
    String sink = "\"sinks\":[{\"name\":\"new\",\"type\":\"json-lines\",\"file\":\"new.jsonl\"}],";
    Files.writeString(config, Files.readString(config).replaceFirst("\\{", "{" + sink));

    assertThat(lab("sinks", "--from-start", "old")).isEqualTo(2);
    assertThat(err.toString()).contains("no sink old").contains("new");
    assertThat(lab("sinks", "--from-start", "new")).isZero();
    assertThat(lab("sinks", "--from-start", "new")).isZero();
    assertThat(results().get(0).path("waiting").asInt()).isEqualTo(2);
    assertThat(lab("alerts")).isZero();

    List<String> lines = Files.readAllLines(folder.resolve("new.jsonl"));
    assertThat(printed).hasSize(2);
    assertThat(lines)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).containsAnyOf(printed.get(0), printed.get(1)));
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
}
