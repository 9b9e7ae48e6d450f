package org.stillwatch.sdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.canonical.CanonicalJson;

/** What scripts rely on: exit codes, and standard output that holds results only. */
@NullMarked
class LabCommandsTest extends LabAtFakeHub {
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
}
