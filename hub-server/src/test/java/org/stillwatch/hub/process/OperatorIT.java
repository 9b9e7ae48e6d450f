package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Submitted;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.transport.HubRefused;
import org.stillwatch.sdk.transport.Patience;

/** The operator's commands against a real hub, which is killed between them. */
class OperatorIT {
  private static final int DONE = 0;
  private static final int REFUSED = 3;

  @TempDir private Path folder = Path.of("");

  @Test
  void aLabThatLostItsFolderGoesOnUnderANewTicketAndASecretIsRotated() throws Exception {
    int port = HubProcess.freePort();
    Path secret = folder.resolve("hub/operator.secret");
    Path old = folder.resolve("old.secret");
    try (HubProcess hub = start(port)) {
      assertThat(hub.firstLine()).as(hub.log()).startsWith("ready ");
      assertThat(run(hub, secret, "admit", "lab-a", "--out", folder.resolve("first")))
          .isEqualTo(DONE);
      submit(enrolled("before", "first"), "one");
      assertThat(run(hub, secret, "readmit", "lab-a", "--out", folder.resolve("second")))
          .isEqualTo(DONE);
      try (Lab before = opened("before")) {
        assertThatThrownBy(() -> submitting(before, "two")).isInstanceOf(HubRefused.class);
      }
      Files.copy(secret, old);
      assertThat(run(hub, secret, "rotate-secret")).isEqualTo(DONE);
      hub.kill();
    }
    try (HubProcess hub = start(port)) {
      assertThat(hub.firstLine()).as(hub.log()).startsWith("ready ");
      assertThat(run(hub, secret, "members")).isEqualTo(DONE);
      assertThat(run(hub, old, "members")).isEqualTo(REFUSED);
      assertThat(run(hub, secret, "reset-group-key")).isEqualTo(DONE);
      Lab after = enrolled("after", "second");
      assertThat(after.config().root().lab()).isEqualTo(opened("before").config().root().lab());
      submit(after, "three");
      submit(opened("after"), "four");
      assertThat(hub.log()).doesNotContain(Files.readString(secret).strip());
    }
  }

  private HubProcess start(int port) throws IOException {
    return HubProcess.start(folder.resolve("hub"), port, "evaluation", Map.of());
  }

  private Lab enrolled(String name, String ticket) throws IOException {
    Files.createDirectories(config(name).getParent());
    Lab.enrol(config(name), folder.resolve(ticket), Surroundings.real());
    return opened(name);
  }

  private Lab opened(String name) throws IOException {
    return Lab.open(config(name), Surroundings.real().with(Patience.NONE));
  }

  private Path config(String name) {
    return folder.resolve(name).resolve("lab.json");
  }

  private static void submit(Lab lab, String what) throws IOException {
    try (lab) {
      assertThat(submitting(lab, what)).hasSize(1).allMatch(one -> one.receipt().isPresent());
    }
  }

  private static List<Submitted> submitting(Lab lab, String what) throws IOException {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      exchanges.add(
          Exchange.of(what + i, what + " prompt " + i).withContact(what + "@example.org"));
    }
    return lab.observe(exchanges).submit();
  }

  private int run(HubProcess hub, Path secret, Object... command)
      throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                HubProcess.commands(),
                "org.stillwatch.sdk.cli.StillwatchCli",
                "operator",
                "--hub",
                hub.address().toString(),
                "--secret-file",
                secret.toString()));
    for (Object word : command) {
      all.add(word.toString());
    }
    return new ProcessBuilder(all)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }
}
