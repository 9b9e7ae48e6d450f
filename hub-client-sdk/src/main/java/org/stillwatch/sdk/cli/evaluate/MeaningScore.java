package org.stillwatch.sdk.cli.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code prompt-meaning} adds where clusters share a network address, and what it costs.
 *
 * @param without the same labs and prompts with the kind off
 * @param with with it on
 */
public record MeaningScore(Arm without, Arm with) {
  /**
   * One run.
   *
   * @param sharing accounts whose cluster shares an address with its campaign at the reference lab
   * @param apart the others
   * @param campaigns the hub's campaigns of two labs or more
   */
  public record Arm(
      Map<String, Score.Recall> sharing,
      Map<String, Score.Recall> apart,
      Score.Innocent benign,
      Score.Campaigns campaigns) {}

  /** One line. Seconds have one decimal. */
  public String json(Duration took) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    put(root.putObject("without"), without);
    put(root.putObject("with"), with);
    root.put("seconds", BigDecimal.valueOf(took.toMillis(), 3).setScale(1, RoundingMode.HALF_UP));
    return root.toString();
  }

  private static void put(ObjectNode node, Arm arm) {
    put(node.putObject("sharing"), arm.sharing());
    put(node.putObject("apart"), arm.apart());
    node.put("benign_alerted", arm.benign().alerted());
    node.put("campaigns", arm.campaigns().found()).put("mixed", arm.campaigns().mixed());
  }

  private static void put(ObjectNode node, Map<String, Score.Recall> levels) {
    levels.forEach((level, recall) ->
        node.putObject(level)
            .put("accounts", recall.accounts())
            .put("found", recall.found())
            .put("wrong", recall.wrong()));
  }

  /** For people: some lines, each ended. */
  public String table() {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("accounts whose cluster shares an address with its campaign at the first lab:%n");
    levels(out, without.sharing(), with.sharing());
    out.format("the others:%n");
    levels(out, without.apart(), with.apart());
    out.format(
        "hub campaigns of several families: %d of %d without, %d of %d with%n",
        without.campaigns().mixed(),
        without.campaigns().found(),
        with.campaigns().mixed(),
        with.campaigns().found());
    out.format(
        "benign accounts alerted: %d of %d without, %d of %d with%n",
        without.benign().alerted(),
        without.benign().accounts(),
        with.benign().alerted(),
        with.benign().accounts());
    return out.toString();
  }

  private static void levels(
      Formatter out, Map<String, Score.Recall> before, Map<String, Score.Recall> after) {
    out.format("level  accounts  without  with  recall  wrong%n");
    after.forEach((level, recall) -> {
      Score.Recall without = before.getOrDefault(level, new Score.Recall(0, 0, 0));
      String share =
          recall.accounts() == 0
              ? "-"
              : String.format(Locale.ROOT, "%.3f", (double) recall.found() / recall.accounts());
      out.format(
          "%-5s %9d %8d %5d %7s %6d%n",
          level, recall.accounts(), without.found(), recall.found(), share, recall.wrong());
    });
  }
}
