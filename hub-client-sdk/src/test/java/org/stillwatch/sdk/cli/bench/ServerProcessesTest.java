package org.stillwatch.sdk.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ServerProcessesTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessHasMemory() {
    long atLeast = Runtime.getRuntime().totalMemory() / 100;
    assertThat(ServerProcesses.resident(ProcessHandle.current().pid()).orElse(0))
        .isGreaterThan(atLeast);
  }

  @Test
  void aServerThatIsNotHereHasNone() throws IOException {
    assertThat(ServerProcesses.memory("a database that nobody serves")).isEmpty();
    assertThat(ServerProcesses.ofConnections("a database that nobody serves")).isEmpty();
  }

  @Test
  void aProcessThatHasEndedHasNone() throws IOException, InterruptedException {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    assertThat(ServerProcesses.resident(ended.pid())).isEmpty();
  }
}
