package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as they are, each a process of its own: the demo, and what officers do. */
class DemoIT {
  @TempDir private Path folder = Path.of("");

  private record Ended(int code, String out, String err) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  @Test
  void theDemoGoesFromExchangesToWhatALiaisonSeesAndTheLogShows() throws Exception {
    Ended ended = stillwatch("demo", "--once");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.json().path("alerts").asInt()).isEqualTo(3);
    assertThat(ended.err())
        .containsSubsequence(
            "Alerts, verified and explained",
            "saw an aggregate and nothing else",
            "1 campaign",
            "The log was verified",
            "The labs see in the log what the liaison read");
  }

  @Test
  void twoOfficersLetALiaisonReadAndOneEndsIt() throws Exception {
    Path data = folder.resolve("hub");
    try (HubProcess hub = HubProcess.start(data, "demo", Map.of())) {
      assertThat(hub.firstLine()).as(hub.log()).startsWith("ready ");
      Path operator = data.resolve("operator.secret");
      Path approver = data.resolve("approver.secret");
      Path credential = folder.resolve("ada.credential");
      String[] proposal = {
        "propose",
        "ada",
        "--person",
        "Ada Example",
        "--agency",
        "Example Agency",
        "--jurisdiction",
        "XX",
        "--purpose",
        "network-defence"
      };
      assertThat(liaison(hub, approver, proposal).code()).isEqualTo(3);
      String id = liaison(hub, operator, proposal).json().path("id").asText();
      assertThat(liaison(hub, operator, "approve", id, "--out", credential.toString()).code())
          .isEqualTo(3);
      assertThat(credential).doesNotExist();
      assertThat(liaison(hub, approver, "list", "--as", "approver").json().path("state").asText())
          .isEqualTo("proposed");
      Ended approved = liaison(hub, approver, "approve", id, "--out", credential.toString());
      assertThat(approved.code()).as(approved.err()).isZero();
      assertThat(approved.out()).doesNotContain(Files.readString(credential).strip());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credential)))
          .isEqualTo("rw-------");
      Path question = Files.writeString(folder.resolve("question"), "May we have more?\n");
      Ended asked =
          liaison(
              hub,
              operator,
              "request",
              "ada",
              "--about",
              "SW-1B28CBCC010D",
              "--message",
              question.toString());
      assertThat(asked.code()).as(asked.err()).isZero();
      assertThat(liaison(hub, operator, "revoke", "ada").code()).isZero();
      assertThat(liaison(hub, operator, "list").json().path("state").asText()).isEqualTo("revoked");
      assertThat(liaison(hub, operator, "revoke", "ada").code()).isEqualTo(3);
    }
  }

  private Ended liaison(HubProcess hub, Path secret, String... command) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "liaison", "--hub", hub.address().toString(), "--secret-file", secret.toString()));
    words.addAll(List.of(command));
    return stillwatch(words.toArray(String[]::new));
  }

  private Ended stillwatch(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstillwatch.root=" + System.getProperty("stillwatch.root"),
                "-Dstillwatch.hub.jar=" + System.getProperty("stillwatch.hub.jar"),
                "-cp",
                HubProcess.commands(),
                "org.stillwatch.sdk.cli.StillwatchCli"));
    command.addAll(List.of(words));
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    int code = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start().waitFor();
    return new Ended(code, Files.readString(out.toPath()), Files.readString(err.toPath()));
  }
}
