package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a hub opens to others is its one address. */
@EnabledOnOs(OS.LINUX)
class ListeningIT {
  private static final String LISTENING = "0A";
  private static final List<String> LOOPBACK =
      List.of("0100007F", "0000000000000000FFFF00000100007F");

  @TempDir private Path folder = Path.of("");

  @Test
  void aRunningHubListensOnLoopbackAndOnItsPortOnly() throws Exception {
    try (HubProcess hub = HubProcess.start(folder.resolve("hub"), "evaluation", Map.of())) {
      assertThat(hub.firstLine()).as(hub.log()).startsWith("ready ");
      String port = String.format(Locale.ROOT, "%04X", hub.port());
      List<String> listening = listening(hub.pid());
      assertThat(listening).isNotEmpty();
      assertThat(listening)
          .allSatisfy(address ->
              assertThat(address)
                  .isIn(LOOPBACK.stream().map(loopback -> loopback + ":" + port).toList()));
    }
  }

  @Test
  void anOperatorReadsOfAStartWhatTheHubSaysAndNotWhatTheServerBelowItDoes() throws Exception {
    try (HubProcess hub = HubProcess.start(folder.resolve("hub"), "evaluation", Map.of())) {
      assertThat(hub.firstLine()).as(hub.log()).startsWith("ready ");
      assertThat(hub.log().lines().count()).as(hub.log()).isLessThan(50);
      assertThat(hub.log()).contains("org.stillwatch.hub").doesNotContain("expired", "\u001b");
    }
  }

  /** Addresses and ports as the system writes them: hexadecimal, words in its byte order. */
  private static List<String> listening(long pid) throws IOException {
    Set<String> sockets = sockets(pid);
    List<String> found = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      List<String> lines = Files.readAllLines(Path.of("/proc/net", table));
      for (String line : lines.subList(1, lines.size())) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns[3].equals(LISTENING) && sockets.contains("socket:[" + columns[9] + "]")) {
          found.add(columns[1]);
        }
      }
    }
    return found;
  }

  private static Set<String> sockets(long pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.map(ListeningIT::target).collect(Collectors.toSet());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closed) {
      return "closed: " + closed.getMessage();
    }
  }
}
