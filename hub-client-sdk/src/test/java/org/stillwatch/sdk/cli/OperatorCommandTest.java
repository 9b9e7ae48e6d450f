package org.stillwatch.sdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
  void aMemberThatLostItsKeysGetsANewTicketUnderItsName() throws Exception {
    assertThat(run("admit", "lab-a", "--out", folder.resolve("first"))).isZero();

    assertThat(run("readmit", "lab-a", "--out", folder.resolve("second"))).isZero();

    Ticket ticket =
        Ticket.fromJson(new JsonMapper().readTree(Files.readString(folder.resolve("second"))));
    assertThat(new JsonMapper().readTree(out.toString()).path("name").asText()).isEqualTo("lab-a");
    assertThat(out.toString()).hasLineCount(1).doesNotContain(ticket.code().base64Url());
  }

  @Test
  void whoIsNoMemberOrWasRevokedIsNotReadmittedAndNoFileStays() {
    assertThat(run("readmit", "lab-z", "--out", folder.resolve("z"))).isEqualTo(3);
    assertThat(run("admit", "lab-a", "--out", folder.resolve("a"))).isZero();
    assertThat(run("revoke", "lab-a")).isZero();
    assertThat(run("readmit", "lab-a", "--out", folder.resolve("again"))).isEqualTo(3);

    assertThat(err.toString()).contains("was ended");
    assertThat(folder.resolve("z")).doesNotExist();
    assertThat(folder.resolve("again")).doesNotExist();
  }

  @Test
  void aRotatedSecretReplacesTheOldOneInItsFileAndIsNotPrinted() throws Exception {
    Path copy = Files.copy(secret, folder.resolve("copy-of-the-old"));

    assertThat(run("rotate-secret")).isZero();

    String fresh = Files.readString(secret).strip();
    assertThat(fresh).isNotEqualTo(FakeHub.SECRET);
    assertThat(out.toString() + err).hasLineCount(1).doesNotContain(fresh);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(run("members")).isZero();
    secret = copy;
    assertThat(run("members")).isEqualTo(3);
  }

  @Test
  void aHubThatGoesAwayInTheMiddleLeavesAFileThatIsGood() throws Exception {
    hub.becomeBusyAfterRotation();
    assertThat(run("rotate-secret")).isEqualTo(4);
    hub.becomeFree();

    assertThat(run("members")).isZero();
    assertThat(run("rotate-secret")).isZero();
    assertThat(run("members")).isZero();
  }

  @Test
  void aFileThatCannotBeReplacedKeepsTheOldSecretWhichIsGood() throws Exception {
    // So long a name leaves no room for that of a file beside it.
    secret = Files.writeString(folder.resolve("s".repeat(250)), FakeHub.SECRET + "\n");

    assertThat(run("rotate-secret")).isEqualTo(1);

    assertThat(secret).hasContent(FakeHub.SECRET + "\n");
    assertThat(err.toString()).contains("what it holds is good as before");
    assertThat(run("members")).isZero();
  }

  @Test
  void twoRotationsOfOneFileAtOnceAreOneTooMany() throws Exception {
    try (SecretFile held = SecretFile.locked(secret)) {
      assertThat(run("rotate-secret")).isEqualTo(1);
      assertThat(err.toString()).contains("another command replaces");
      assertThat(held).isNotNull();
    }
    assertThat(secret).hasContent(FakeHub.SECRET + "\n");
  }

  @Test
  void theGroupKeyIsResetAndTheAnswerSaysWhetherOneWasPinned() {
    assertThat(run("reset-group-key")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("{\"was_pinned\":true}");
    assertThat(run("reset-group-key")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("{\"was_pinned\":false}");
  }

  /** The codes that others script against, for every command. */
  @ParameterizedTest
  @MethodSource("commands")
  void eachCommandKeepsTheExitCodes(List<String> command) throws Exception {
    assertThat(run("admit", "lab-a", "--out", folder.resolve("a"))).isZero();
    assertThat(run(filled(command, "good"))).as("done: %s", err).isZero();
    Object[] unknownOption = Stream.concat(command.stream(), Stream.of("--levitate")).toArray();
    assertThat(run(unknownOption)).as("usage").isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
    Path good = secret;
    secret = Files.writeString(folder.resolve("wrong.secret"), "wrong");
    assertThat(run(filled(command, "refused"))).as("refused").isEqualTo(3);
    secret = good;
    hub.becomeBusy();
    assertThat(run(filled(command, "busy"))).as("busy").isEqualTo(4);
    hub.close();
    assertThat(run(filled(command, "away"))).as("unreachable").isEqualTo(4);
    assertThat(out.toString()).as("standard output").isEmpty();
    assertThat(err.toString()).doesNotContain(FakeHub.SECRET);
  }

  static Stream<List<String>> commands() {
    return Stream.of(
        List.of("admit", "lab-b", "--out", "FILE"),
        List.of("readmit", "lab-a", "--out", "FILE"),
        List.of("revoke", "lab-a"),
        List.of("members"),
        List.of("rotate-secret"),
        List.of("reset-group-key"));
  }

  @Test
  void noCommandOfTheOperatorIsWithoutItsExitCodes() {
    assertThat(commands().map(command -> command.get(0)))
        .containsExactlyInAnyOrderElementsOf(
            Objects.requireNonNull(StillwatchCli.commandLine().getSubcommands().get("operator"))
                .getSubcommands()
                .keySet());
  }

  private Object[] filled(List<String> command, String file) {
    return command.stream()
        .map(word -> word.equals("FILE") ? folder.resolve(file).toString() : word)
        .toArray();
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
