package org.stillwatch.sdk.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreTableTest {
  @Test
  void theTableSaysSharesAndWhoWasAlertedWithAPromptOfTheirOwn() {
    Map<String, Score.Recall> levels = new LinkedHashMap<>();
    levels.put("L0", new Score.Recall(8, 6, 1));
    levels.put("L3n", new Score.Recall(0, 0, 0));
    Score score =
        new Score(
            levels,
            new Score.Innocent(10, 2, 0),
            new Score.Innocent(5, 5, 3),
            1,
            Optional.of(
                new Score.Listed(
                    new Score.Innocent(5, 3, 0),
                    new Score.Innocent(9, 1, 2),
                    new Score.Diluted(6, 3),
                    2)),
            new Score.Diluted(4, 3),
            new Score.Campaigns(7, 1));

    assertThat(ScoreTable.of(score).lines())
        .containsExactly(
            "level  accounts  found  recall  wrong",
            "L0            8      6   0.750      1",
            "L3n           0      0       -      0",
            "wrong: 1 of 8 accounts (12.50 %)",
            "benign: 10 accounts, 2 emitted a template, 0 alerted",
            "honest customers: 5 accounts, 5 emitted a template, 3 alerted,"
                + " 1 of them with a prompt of their own",
            "with public templates listed:",
            "  honest customers: 5 accounts, 3 emitted a template, 0 alerted",
            "  honest customers with edited copies: 9 accounts, 1 emitted a template, 2 alerted",
            "  operators with a public template and one payer: 6 accounts, 3 found (0.500),"
                + " 2 told that it is public",
            "diluted: 4 accounts, 3 found (0.750)",
            "campaigns: 7, 1 mixed (14.29 %)");
  }
}
