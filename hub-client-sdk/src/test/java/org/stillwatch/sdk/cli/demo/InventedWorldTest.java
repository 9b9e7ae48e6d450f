package org.stillwatch.sdk.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventedWorldTest {
  @TempDir private Path folder;

  @Test
  void threeOfFiveLabsAreAttackedWithEnoughAccountsAndTheHonestFilesAreOfTheOthers()
      throws IOException, InterruptedException {
    InventedWorld world = InventedWorld.in(folder, Instant.parse("2026-12-01T10:00:00Z"));

    assertThat(world.attacked()).containsExactly("lab-1", "lab-2", "lab-3");
    for (String lab : InventedWorld.LABS) {
      assertThat(world.file(lab)).isNotEmptyFile();
      if (world.attacked().contains(lab)) {
        assertThat(world.operated(lab)).as(lab).hasSizeGreaterThanOrEqualTo(40);
      } else {
        assertThat(world.operated(lab)).as(lab).isEmpty();
      }
    }
    assertThat(world.honest())
        .extracting(file -> folder.relativize(file).toString())
        .containsExactly("earlier/lab-4.jsonl.gz", "earlier/lab-5.jsonl.gz");
  }

  @Test
  void theResultIsOneLineWithTheFieldsThatScriptsRead() {
    assertThat(new DemoResult(5, 8, 3, 1).json(Duration.ofMillis(12_345)))
        .isEqualTo("{\"labs\":5,\"reports\":8,\"alerts\":3,\"campaigns\":1,\"seconds\":12.3}");
  }
}
