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
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.LabId;

/** A lab at a fake hub, driven by the commands, as scripts drive it. */
@NullMarked
abstract class LabAtFakeHub {
  static final JsonMapper JSON = new JsonMapper();
  static final String CARD = "4000000000000002";
  static final String SOME_ID = "--5b65e635-101c-49b7-885e-46c08cf754ad";

  @TempDir Path folder;

  FakeHub hub;
  StringWriter out = new StringWriter();
  StringWriter err = new StringWriter();

  @BeforeEach
  void begin() throws Exception {
    hub = new FakeHub(FakeHub.policy("demo"));
  }

  @AfterEach
  void end() {
    hub.close();
  }

  LabId enrol() throws IOException {
    Path ticket = Files.writeString(folder.resolve("ticket"), hub.ticket().toJson().toString());
    assertThat(lab("enrol", ticket)).isZero();
    return LabId.parse(results().get(0).path("lab").asText());
  }

  LabId enrolWithGroup() throws IOException {
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
  Path attack(int accounts, String... malformed) throws IOException {
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

  void awaitLines(int lines) throws InterruptedException {
    while (out.toString().lines().count() < lines) {
      Thread.sleep(20);
    }
  }

  /** The cursor is written last before the next request, which then stays open. */
  void awaitLongPollAt(String cursor) throws IOException, InterruptedException {
    Path file = folder.resolve("lab.json.d/store/cursor");
    while (!Files.exists(file) || !Files.readString(file).equals(cursor)) {
      Thread.sleep(20);
    }
    Thread.sleep(300);
  }

  List<JsonNode> results() throws IOException {
    List<JsonNode> results = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      results.add(JSON.readTree(line));
    }
    return results;
  }

  int lab(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("lab", "--patience", "0", "--config"));
    all.add(folder.resolve("lab.json"));
    all.addAll(List.of(arguments));
    return run(all.toArray());
  }

  int run(Object... arguments) {
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
