package org.stillwatch.sdk.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds the detection to what it must find, when the labelled corpus is beside the checkout. */
class CorpusRecallTest {
  private static Path shared() {
    String root = System.getProperty("stillwatch.root", ".");
    return Optional.ofNullable(System.getenv("STILLWATCH_SHARED"))
        .map(Path::of)
        .orElse(Path.of(root, "..", "shared"));
  }

  @Test
  void theDevelopmentCorpusIsFoundAsWellAsPromised() throws IOException {
    Path corpus = shared().resolve("corpus/dev.jsonl.gz");
    assumeThat(Files.exists(corpus)).as("the labelled corpus is at %s", corpus).isTrue();
    CorpusScore score = CorpusMeasure.measure(CorpusMeasure.read(corpus), 0);
    Map<String, Double> promised =
        Map.of("L0", 0.94, "L1", 0.94, "L2", 0.93, "L3", 0.90, "L3n", 0.70);
    promised.forEach((level, recall) ->
        assertThat(score.recall(level)).as(level).isGreaterThanOrEqualTo(recall));
    assertThat(score.wrongShare()).isLessThanOrEqualTo(0.002);
    assertThat(score.mixedShare()).isLessThanOrEqualTo(0.02);
    assertThat(score.benignAlerted()).isZero();
  }
}
