package org.stillwatch.sdk.cli.measured;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of what is measured at labs and on the whole route, by command. */
final class LabFigures {
  static final Map<String, List<Figure>> BY_COMMAND =
      Map.of(
          "demo",
          List.of(
              new Figure(
                  "the demo after the build",
                  run -> run.path("seconds").asText() + " s, " + run.path("alerts") + " alerts")),
          "evaluate",
          List.of(
              new Figure("recall on a labelled corpus, by level of rewriting", LabFigures::recall),
              new Figure(
                  "wrong accounts; benign ones alerted; campaigns of more than one family",
                  LabFigures::wrong),
              new Figure(
                  "generated honest customers alerted, no list imported", LabFigures::honest),
              new Figure(
                  "the same with the public templates listed; with edited copies of them; operators"
                      + " who use one and pay with one card, found",
                  LabFigures::listed),
              new Figure(
                  "accounts with half other traffic, or two templates, found",
                  run -> of(run.path("diluted"), "found", "accounts"))),
          "evaluate --meaning",
          List.of(
              new Figure(
                  "recall of prompts that a model rewrote, where clusters share an address, without"
                      + " and with prompt-meaning",
                  LabFigures::meaning)),
          "bench watch",
          List.of(new Figure("a look-up of the hot path, processor time", LabFigures::watch)),
          "bench campaign",
          List.of(
              new Figure(
                  "a whole campaign, from inventing it to the last alert", LabFigures::campaign)),
          "bench micro",
          List.of(new Figure("processor time of each step, a core", LabFigures::micro)));

  private LabFigures() {}

  private static String recall(JsonNode run) {
    List<String> levels = new ArrayList<>();
    run.path("levels")
        .properties()
        .forEach(level -> levels.add(level.getKey() + " " + recallOf(level.getValue())));
    return String.join(", ", levels);
  }

  private static String recallOf(JsonNode level) {
    return Words.share(level.path("found"), level.path("accounts"));
  }

  private static String wrong(JsonNode run) {
    long wrong = 0;
    long accounts = 0;
    for (JsonNode level : run.path("levels")) {
      wrong += level.path("wrong").asLong();
      accounts += level.path("accounts").asLong();
    }
    return Words.count(wrong)
        + " of "
        + Words.count(accounts)
        + "; "
        + of(run.path("benign"), "alerted", "accounts")
        + "; "
        + of(run.path("campaigns"), "mixed", "found");
  }

  private static String honest(JsonNode run) {
    return of(run.path("honest"), "alerted", "accounts");
  }

  private static String listed(JsonNode run) {
    JsonNode listed = run.path("listed");
    return of(listed.path("honest"), "alerted", "accounts")
        + "; "
        + of(listed.path("edited"), "alerted", "accounts")
        + "; "
        + of(listed.path("operators"), "found", "accounts");
  }

  private static String meaning(JsonNode run) {
    return sharing(run.path("without"))
        + "; "
        + sharing(run.path("with"))
        + "; benign alerted "
        + run.path("with").path("benign_alerted").asText();
  }

  private static String sharing(JsonNode arm) {
    List<String> parts = new ArrayList<>();
    long wrong = 0;
    for (var level : arm.path("sharing").properties()) {
      parts.add(level.getKey() + " " + recallOf(level.getValue()));
      wrong += level.getValue().path("wrong").asLong();
    }
    return String.join(", ", parts) + ", wrong " + wrong;
  }

  private static String watch(JsonNode run) {
    List<String> parts = new ArrayList<>();
    for (var look : run.properties()) {
      if (look.getValue().isObject()) {
        parts.add(
            look.getKey()
                + " "
                + look.getValue().path("cpu_least_ns").asText()
                + " to "
                + look.getValue().path("cpu_most_ns").asText()
                + " ns, median "
                + look.getValue().path("cpu_median_ns").asText());
      }
    }
    return Words.count(run.path("values").asLong()) + " values: " + String.join("; ", parts);
  }

  private static String campaign(JsonNode run) {
    return String.format(
        Locale.ROOT,
        "%s exchanges, %s accounts, %s labs, %s MiB of heap: %s s; %s of operators' found, %s wrong",
        Words.count(run.path("exchanges").asLong()),
        Words.count(run.path("accounts").asLong()),
        run.path("labs").asText(),
        Words.count(run.path("heap_mib").asLong()),
        Words.count(run.path("total_seconds").asLong()),
        Words.of(run.path("found"), run.path("operated")),
        run.path("wrong").asText());
  }

  private static String micro(JsonNode run) {
    List<String> parts = new ArrayList<>();
    for (JsonNode step : run.path("steps")) {
      parts.add(
          step.path("step").asText()
              + " "
              + step.path("cpu_us").asText()
              + " ± "
              + step.path("cpu_us_error").asText()
              + " µs");
    }
    return String.join("; ", parts);
  }

  private static String of(JsonNode node, String some, String all) {
    return Words.of(node.path(some), node.path(all));
  }
}
