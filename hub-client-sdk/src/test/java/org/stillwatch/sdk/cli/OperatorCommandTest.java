package org.stillwatch.sdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.wire.enrolment.Ticket;

@NullMarked
class OperatorCommandTest {
  @TempDir Path folder;

  private FakeHub hub;
  private Path secret;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void begin() throws Exception {
    hub = new FakeHub();
    secret = Files.writeString(folder.resolve("operator.secret"), FakeHub.SECRET + "\n");
  }

  @AfterEach
  void end() {
    hub.close();
  }

  @Test
  void admittingWritesATicketThatOnlyItsOwnerCanRead() throws Exception {
    Path file = folder.resolve("lab-a.ticket");

    assertThat(run("admit", "lab-a", "--out", file)).isZero();

    Ticket ticket = Ticket.fromJson(new JsonMapper().readTree(Files.readString(file)));
    assertThat(ticket.hub()).isEqualTo(hub.address());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new JsonMapper().readTree(out.toString()).path("name").asText()).isEqualTo("lab-a");
    assertThat(out.toString()).hasLineCount(1).doesNotContain(ticket.code().base64Url());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aTicketFileThatExistsIsNotOverwrittenAndNobodyIsAdmitted() throws Exception {
    Path file = Files.writeString(folder.resolve("lab-a.ticket"), "still needed");

    assertThat(run("admit", "lab-a", "--out", file)).isEqualTo(1);

    assertThat(file).hasContent("still needed");
    assertThat(err.toString()).contains("exists already");
    assertThat(run("members")).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aRefusalByTheHubIsExitThreeAndLeavesNoFile() {
    assertThat(run("admit", "lab-a", "--out", folder.resolve("first"))).isZero();

    assertThat(run("admit", "lab-a", "--out", folder.resolve("second"))).isEqualTo(3);

    assertThat(folder.resolve("second")).doesNotExist();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("a member of that name exists already", "expected what the fake expects");
  }

  @Test
  void membersAreListedOneALineAndSayWhoWasRevoked() throws Exception {
    run("admit", "lab-a", "--out", folder.resolve("a"));
    run("admit", "lab-b", "--out", folder.resolve("b"));
    assertThat(run("revoke", "lab-b")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("{\"name\":\"lab-b\",\"revoked\":true}");

    assertThat(run("members")).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "{\"name\":\"lab-a\",\"enrolled\":false,\"revoked_at\":null}",
            "{\"name\":\"lab-b\",\"enrolled\":false,\"revoked_at\":\"2026-11-23T00:00:00.000Z\"}");
  }

  @Test
  void revokingWhoIsNoMemberIsExitThree() {
    assertThat(run("revoke", "lab-z")).isEqualTo(3);
    assertThat(err.toString()).contains("there is no member of that name");
  }

  @Test
  void aWrongSecretIsExitThreeAndIsNotShown() throws Exception {
    Files.writeString(secret, "another-secret");

    assertThat(run("members")).isEqualTo(3);

    assertThat(err.toString())
        .contains("The caller is not authenticated")
        .doesNotContain("another-secret");
  }

  @Test
  void aSecretFileThatIsMissingOrHoldsSomethingElseIsSaidSo() throws Exception {
    Files.writeString(secret, "two\nlines");
    assertThat(run("members")).isEqualTo(1);
    assertThat(err.toString()).contains("does not hold an operator's secret").doesNotContain("two");

    Files.delete(secret);
    assertThat(run("members")).isEqualTo(1);
    assertThat(err.toString()).contains("cannot be read from " + secret);
  }

  @Test
  void aHubThatIsNotThereIsExitFourAndLeavesNoFile() {
    hub.close();

    assertThat(run("admit", "lab-a", "--out", folder.resolve("a"))).isEqualTo(4);

    assertThat(folder.resolve("a")).doesNotExist();
    assertThat(err.toString()).contains("cannot be reached");
  }

  @Test
  void aHubThatCannotAnswerAtTheMomentIsExitFour() {
    hub.becomeBusy();

    assertThat(run("members")).isEqualTo(4);
    assertThat(err.toString()).contains("the database does not answer");
  }

  @Test
  void aServerThatIsNoHubIsExitOne() {
    assertThat(run(URI.create(hub.address() + "/elsewhere"), "members")).isEqualTo(1);
    assertThat(err.toString()).contains("is no Stillwatch hub").doesNotContain("no such page");
  }

  @Test
  void theSecretDoesNotTravelInClearBeyondThisMachine() {
    assertThat(run(URI.create("http://192.0.2.1:8080"), "members")).isEqualTo(2);
    assertThat(err.toString()).contains("--hub is an https address");
  }

  @Test
  void aNameThatCouldChangeTheAddressIsAUsageError() {
    assertThat(run("revoke", "../lab-a")).isEqualTo(2);
    assertThat(err.toString()).contains("NAME is 1 to 40");
  }

  @Test
  void anOptionOrCommandThatIsMissingIsAUsageError() {
    assertThat(run("admit", "lab-a")).isEqualTo(2);
    assertThat(err.toString()).contains("--out");
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required subcommand");
    assertThat(execute("operator", "members")).isEqualTo(2);
    assertThat(err.toString()).contains("--hub", "--secret-file");
  }

  @Test
  void theHelpOfACommandIsAResult() {
    assertThat(execute("operator", "admit", "--help")).isZero();
    assertThat(out.toString()).contains("--out=TICKET");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void labCommandsAreMountedBesideTheOperators() {
    assertThat(execute("lab", "simulate", "--help")).isZero();
    assertThat(out.toString()).contains("--accounts");
    assertThat(execute("lab", "levitate")).isEqualTo(2);
  }

  private int run(Object... arguments) {
    return run(hub.address(), arguments);
  }

  private int run(URI at, Object... arguments) {
    String[] all = new String[arguments.length + 5];
    all[0] = "operator";
    all[1] = "--hub";
    all[2] = at.toString();
    all[3] = "--secret-file";
    all[4] = secret.toString();
    for (int i = 0; i < arguments.length; i++) {
      all[i + 5] = arguments[i].toString();
    }
    return execute(all);
  }

  private int execute(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return StillwatchCli.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
