package org.stillwatch.sdk.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeaningScoreTest {
  private static MeaningScore.Arm arm(int found, int wrong, int mixed) {
    return new MeaningScore.Arm(
        Map.of("L2", new Score.Recall(28, found, wrong)),
        Map.of("L2", new Score.Recall(8, 0, 0)),
        new Score.Innocent(20, 4, 0),
        new Score.Campaigns(18, mixed));
  }

  private final MeaningScore score = new MeaningScore(arm(0, 0, 0), arm(21, 2, 1));

  @Test
  void theTableTellsWhatMeaningAddsAndWhatItCosts() {
    assertThat(score.table().lines())
        .contains(
            "L2           28        0    21   0.750      2",
            "L2            8        0     0   0.000      0",
            "hub campaigns of several families: 0 of 18 without, 1 of 18 with",
            "benign accounts alerted: 0 of 20 without, 0 of 20 with");
  }

  @Test
  void theJsonHoldsBothRuns() {
    assertThat(score.json(Duration.ofMillis(61_250)))
        .isEqualTo(
            "{\"without\":{\"sharing\":{\"L2\":{\"accounts\":28,\"found\":0,\"wrong\":0}},"
                + "\"apart\":{\"L2\":{\"accounts\":8,\"found\":0,\"wrong\":0}},"
                + "\"benign_alerted\":0,\"campaigns\":18,\"mixed\":0},"
                + "\"with\":{\"sharing\":{\"L2\":{\"accounts\":28,\"found\":21,\"wrong\":2}},"
                + "\"apart\":{\"L2\":{\"accounts\":8,\"found\":0,\"wrong\":0}},"
                + "\"benign_alerted\":0,\"campaigns\":18,\"mixed\":1},\"seconds\":61.3}");
  }
}
