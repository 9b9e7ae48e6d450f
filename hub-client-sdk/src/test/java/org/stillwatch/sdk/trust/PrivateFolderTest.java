package org.stillwatch.sdk.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole or absent, whoever else writes. */
@Timeout(60)
class PrivateFolderTest {
  private static final int WRITERS = 4;
  private static final int TIMES = 100;

  @TempDir private Path root;

  @Test
  void thoseWhoWriteOneNameAtOnceDoNotHinderEachOther() throws Exception {
    PrivateFolder folder = PrivateFolder.at(root.resolve("store"));
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> all = new ArrayList<>();
    try {
      for (int writer = 0; writer < WRITERS; writer++) {
        byte[] content = text(writer);
        all.add(
            writers.submit(() -> {
              for (int time = 0; time < TIMES; time++) {
                folder.write("cursor", content);
                assertThat(new String(read(folder), StandardCharsets.UTF_8))
                    .matches("(\\d)\\1{999}");
              }
              return true;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      writers.shutdownNow();
    }
    assertThat(folder.names()).containsExactly("cursor");
    try (var files = Files.list(root.resolve("store"))) {
      assertThat(files).as("nothing unfinished is left").hasSize(1);
    }
  }

  private static byte[] text(int writer) {
    return Integer.toString(writer).repeat(1_000).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(PrivateFolder folder) throws IOException {
    return folder.read("cursor").orElseThrow();
  }

  @Test
  void whatAKilledProcessLeftUnfinishedIsNoFileAndGoes() throws Exception {
    Path store = root.resolve("store");
    PrivateFolder.at(store);
    Process killed = new ProcessBuilder("true").start();
    killed.waitFor();
    Path left = Files.writeString(store.resolve("cursor." + killed.pid() + "-7.part"), "half");
    long own = ProcessHandle.current().pid();
    Path written = Files.writeString(store.resolve("cursor." + own + "-999999.part"), "hal");

    assertThat(PrivateFolder.at(store).names()).isEmpty();
    assertThat(left).doesNotExist();
    assertThat(written).as("this process may still be writing it").exists();
  }

  @Test
  void whatCannotBeWrittenLeavesTheOldContentAndNothingElse() throws Exception {
    PrivateFolder folder = PrivateFolder.at(root.resolve("store"));
    String longest = "n".repeat(250);
    Files.writeString(root.resolve("store").resolve(longest), "old");

    assertThatIOException().isThrownBy(() -> folder.write(longest, text(1)));

    assertThat(root.resolve("store").resolve(longest)).hasContent("old");
    assertThat(folder.names()).containsExactly(longest);
  }
}
