package org.stillwatch.sdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.reduce.Words;
import org.stillwatch.testing.FakeHub;

/** The commands by which a lab keeps its lists. */
@NullMarked
class LabAllowTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SOME_ID = "5b65e635-101c-49b7-885e-46c08cf754ad";

  @TempDir Path folder;

  private FakeHub hub;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void begin() throws Exception {
    hub = new FakeHub(FakeHub.policy("demo"));
    enrol("one");
    enrol("two");
    assertThat(lab("one", "group-key", "new", "--out", folder.resolve("k"))).isZero();
    assertThat(lab("two", "group-key", "import", folder.resolve("k"))).isZero();
  }

  @AfterEach
  void end() {
    hub.close();
  }

  private void enrol(String name) throws IOException {
    Path ticket =
        Files.writeString(folder.resolve(name + ".ticket"), hub.ticket().toJson().toString());
    assertThat(lab(name, "enrol", ticket)).isZero();
  }

  private Path text(String name, int seed) throws IOException {
    return Files.writeString(folder.resolve(name), Words.text(new Random(seed), 5));
  }

  @Test
  void aListGoesFromLabToLabAndComesOffAgain() throws Exception {
    assertThat(lab("one", "allow", "public", "list")).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(lab("one", "allow", "public", "add", text("a.txt", 1), text("b.txt", 2))).isZero();
    assertThat(results()).hasSize(2);
    String entry = results().get(0).path("entry").asText();
    Path list = folder.resolve("public.list");
    assertThat(lab("one", "allow", "public", "export", "--out", list)).isZero();
    String key = results().get(0).path("key").asText();
    assertThat(results().get(0).path("templates").asInt()).isEqualTo(2);

    assertThat(lab("two", "allow", "public", "import", list)).isEqualTo(1);
    assertThat(err.toString()).contains(key, "ask its maker");
    assertThat(lab("two", "allow", "public", "import", list, "--from", key)).isZero();
    assertThat(lab("two", "allow", "public", "list")).isZero();
    assertThat(results()).hasSize(1);
    JsonNode taken = results().get(0);
    assertThat(taken.path("entries").get(0).asText()).isEqualTo(entry);

    assertThat(lab("two", "allow", "public", "remove", taken.path("list").asText())).isZero();
    assertThat(lab("two", "allow", "public", "list")).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(lab("one", "allow", "public", "remove", entry)).isZero();
    assertThat(lab("one", "allow", "public", "remove", entry)).isEqualTo(1);
  }

  @Test
  void exceptionsOfTheLabsOwnAreAddedListedAndRemoved() throws Exception {
    Path cards = Files.writeString(folder.resolve("cards"), "4000 0000 0000 0002\n\n");
    assertThat(
            lab(
                "one",
                "allow",
                "own",
                "add",
                "acct-1",
                "--payments",
                cards,
                "--template",
                text("t.txt", 3)))
        .isZero();
    assertThat(lab("one", "allow", "own", "add", "acct-2", "--inform")).isZero();

    assertThat(lab("one", "allow", "own", "list")).isZero();
    assertThat(results().stream().map(line -> line.path("what").asText()))
        .containsExactly("template", "payment", "account", "account");
    assertThat(results().stream().map(line -> line.path("effect").asText()))
        .containsExactly("block", "block", "block", "inform");
    assertThat(out.toString()).contains("acct-2").doesNotContain("4000");

    String id = results().get(2).path("entry").asText();
    assertThat(lab("one", "allow", "own", "remove", id, SOME_ID)).isEqualTo(1);
    assertThat(lab("one", "allow", "own", "remove", id)).isZero();
    assertThat(lab("one", "allow", "own", "list")).isZero();
    assertThat(out.toString()).doesNotContain("acct-1");
  }

  @Test
  void whatCannotBeUnderstoodIsSaidWithoutRepeatingAValue() throws Exception {
    assertThat(lab("one", "allow", "own", "add")).isEqualTo(2);
    assertThat(lab("one", "allow", "public", "import", folder, "--from", "no key")).isEqualTo(2);
    assertThat(err.toString()).contains("43 characters");
    assertThat(lab("one", "allow", "public", "export", "--out", folder.resolve("x"))).isEqualTo(1);
    assertThat(err.toString()).contains("add a public template first");
    Path contacts = Files.writeString(folder.resolve("contacts"), "hunter2\n");
    assertThat(lab("one", "allow", "own", "add", "--contacts", contacts)).isEqualTo(1);
    assertThat(err.toString()).contains("value 1").doesNotContain("hunter2");
    assertThat(lab("one", "allow", "public", "import", contacts)).isEqualTo(1);
    assertThat(err.toString()).doesNotContain("hunter2");
  }

  @Test
  void listsOfHonestExplanationsAreSetFromFiles() throws Exception {
    Path ranges = Files.writeString(folder.resolve("vpn"), "# ours\n203.0.113.0/24\n");
    assertThat(lab("one", "cautions", "set", "vpn-ranges", ranges)).isZero();
    assertThat(results().get(0).path("entries").asInt()).isOne();
    assertThat(lab("one", "cautions", "list")).isZero();
    assertThat(results()).hasSize(3);
    assertThat(lab("one", "cautions", "set", "vpn-ranges", text("no.txt", 4))).isEqualTo(1);
    assertThat(err.toString()).contains("line 1");
    assertThat(lab("one", "cautions", "set", "anything", ranges)).isEqualTo(2);
  }

  private List<JsonNode> results() throws IOException {
    List<JsonNode> results = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      results.add(JSON.readTree(line));
    }
    return results;
  }

  private int lab(String name, Object... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    List<String> words = new ArrayList<>(List.of("lab", "--patience", "0", "--config"));
    words.add(folder.resolve(name + ".json").toString());
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    return StillwatchCli.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words.toArray(new String[0]));
  }
}
