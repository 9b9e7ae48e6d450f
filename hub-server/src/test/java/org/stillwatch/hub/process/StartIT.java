package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails ends the process, and says why on standard error. */
class StartIT {
  private static final int FAILED = 1;

  @TempDir private Path folder = Path.of("");

  private void refused(int port, List<String> options, Map<String, String> settings, String... why)
      throws Exception {
    try (HubProcess hub = HubProcess.start(folder.resolve("hub"), port, options, settings)) {
      assertThat(hub.firstLine()).as("standard output").isEmpty();
      assertThat(hub.exitCode()).isEqualTo(FAILED);
      assertThat(hub.log().substring(hub.log().indexOf("stillwatch serve:"))).contains(why);
    }
  }

  private static List<String> policy(Path file) {
    return List.of("--policy", file.toString());
  }

  @Test
  void aPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      refused(
          port,
          policy(HubProcess.policy("evaluation")),
          Map.of(),
          "port " + port,
          "cannot be used",
          "--port");
    }
  }

  @Test
  void aPolicyThatIsNotValid() throws Exception {
    Path broken = folder.resolve("policy.json");
    String usual = Files.readString(HubProcess.policy("evaluation"));
    Files.writeString(
        broken, usual.replaceFirst("\"min_accounts\": 1,", "\"min_accounts\": \"few\","));
    refused(
        HubProcess.freePort(),
        policy(broken),
        Map.of(),
        "the policy cannot be used",
        "min_accounts");
  }

  @Test
  void thePolicyOfTheDemoBeyondThisMachine() throws Exception {
    refused(
        HubProcess.freePort(),
        List.of(
            "--policy",
            HubProcess.policy("demo").toString(),
            "--public-url",
            "https://hub.example.org",
            "--listen",
            "0.0.0.0"),
        Map.of(),
        "the policy cannot be used",
        "loopback");
  }

  @Test
  void aDatabaseThatDoesNotAnswer() throws Exception {
    String nobody = "jdbc:postgresql://127.0.0.1:" + HubProcess.freePort() + "/hub";
    refused(
        HubProcess.freePort(),
        policy(HubProcess.policy("evaluation")),
        Map.of(
            "HUB_DB_DRIVER",
            "org.postgresql.ds.PGSimpleDataSource",
            "HUB_DB_URL",
            nobody,
            "HUB_DB_USER",
            "hub",
            "HUB_DB_PASSWORD",
            "a secret of nobody"),
        "the database cannot be used",
        "HUB_DB_URL");
    assertThat(Files.readString(folder.resolve("hub/hub.log")))
        .doesNotContain("a secret of nobody");
  }
}
