package org.stillwatch.sdk.cli.evaluate;

import java.util.Formatter;
import java.util.Locale;

/** The counts of an evaluation, for people. */
public final class ScoreTable {
  private ScoreTable() {}

  /** Some lines, each ended. */
  public static String of(Score score) {
    Formatter out = new Formatter(Locale.ROOT);
    levels(out, score);
    out.format("benign: %s%n", innocent(score.benign()));
    out.format(
        "honest customers: %s, %d of them with a prompt of their own%n",
        innocent(score.honest()), score.honestOwnAlerted());
    score.listed().ifPresent(listed -> listed(out, listed));
    Score.Diluted diluted = score.diluted();
    out.format(
        "diluted: %d accounts, %d found (%s)%n",
        diluted.accounts(), diluted.found(), share(diluted.found(), diluted.accounts()));
    Score.Campaigns campaigns = score.campaigns();
    out.format(
        "campaigns: %d, %d mixed (%s)%n",
        campaigns.found(), campaigns.mixed(), percent(campaigns.mixed(), campaigns.found()));
    return out.toString();
  }

  private static void listed(Formatter out, Score.Listed listed) {
    out.format("with public templates listed:%n");
    out.format("  honest customers: %s%n", innocent(listed.honest()));
    out.format("  honest customers with edited copies: %s%n", innocent(listed.edited()));
    out.format(
        "  operators with a public template and one payer: %d accounts, %d found (%s), %d told that"
            + " it is public%n",
        listed.operators().accounts(),
        listed.operators().found(),
        share(listed.operators().found(), listed.operators().accounts()),
        listed.operatorsMarked());
  }

  private static void levels(Formatter out, Score score) {
    int accounts = 0;
    int wrong = 0;
    out.format("level  accounts  found  recall  wrong%n");
    for (var level : score.levels().entrySet()) {
      Score.Recall recall = level.getValue();
      out.format(
          "%-5s %9d %6d %7s %6d%n",
          level.getKey(),
          recall.accounts(),
          recall.found(),
          share(recall.found(), recall.accounts()),
          recall.wrong());
      accounts += recall.accounts();
      wrong += recall.wrong();
    }
    out.format("wrong: %d of %d accounts (%s)%n", wrong, accounts, percent(wrong, accounts));
  }

  private static String innocent(Score.Innocent innocent) {
    return String.format(
        Locale.ROOT,
        "%d accounts, %d emitted a template, %d alerted",
        innocent.accounts(),
        innocent.emitted(),
        innocent.alerted());
  }

  private static String share(int part, int all) {
    return all == 0 ? "-" : String.format(Locale.ROOT, "%.3f", (double) part / all);
  }

  private static String percent(int part, int all) {
    return all == 0 ? "-" : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / all);
  }
}
