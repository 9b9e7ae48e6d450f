package org.stillwatch.sdk.cli.measured;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of what is measured at a hub, by command. */
final class HubFigures {
  static final Map<String, List<Figure>> BY_COMMAND =
      Map.of(
          "bench latency",
          List.of(
              new Figure(
                  "from a submission to the alert at the other lab, no tick",
                  run ->
                      String.format(
                          Locale.ROOT,
                          "median %s ms, 99th percentile %s ms, most %s ms of %s",
                          text(run, "p50_ms"),
                          text(run, "p99_ms"),
                          text(run, "max_ms"),
                          text(run, "samples")))),
          "bench crash",
          List.of(new Figure("hub killed (SIGKILL) while two labs submit", HubFigures::crash)),
          "bench ingest",
          List.of(
              new Figure("indicators taken in, matching and alerts included", HubFigures::ingest)),
          "bench log",
          List.of(
              new Figure(
                  "leaves of the log sequenced; one proof served; all verified by a lab",
                  HubFigures::log)),
          "bench feed",
          List.of(
              new Figure(
                  "pages of 1,000 objects for liaisons, by the size of the collection",
                  HubFigures::pages),
              new Figure("liaisons who ask whether anything is new", HubFigures::polls)),
          "bench voprf",
          List.of(
              new Figure(
                  "values evaluated and proved, for a second of the hub's processor time",
                  run -> spread(run, "per_hub_cpu_second"))),
          "bench size",
          List.of(
              new Figure(
                  "processor time of hub and database for one more indicator, by those there",
                  HubFigures::growth),
              new Figure(
                  "memory of the hub and size of the database, by those there",
                  HubFigures::sizes)));

  private HubFigures() {}

  private static String crash(JsonNode run) {
    return String.format(
            Locale.ROOT,
            "%s receipts in %s kills: %s lost, %s half kept, %s doubled; back after %s s",
            text(run, "receipts"),
            text(run, "rounds"),
            text(run, "lost"),
            text(run, "half_kept"),
            text(run, "doubled"),
            text(run.path("restart_seconds"), "median"))
        + (run.has("log_leaves")
            ? "; " + text(run, "log_leaves") + " leaves, " + text(run, "log_findings") + " findings"
            : "");
  }

  private static String log(JsonNode run) {
    return String.format(
        Locale.ROOT,
        "%s leaves: %s a second; a proof in %s ms, 99th percentile %s ms; %s verified in %s s, %s s"
            + " of a lab's processor",
        Words.count(run.path("leaves").asLong()),
        Words.count(run.path("sequenced_per_second").asLong()),
        text(run, "proof_p50_ms"),
        text(run, "proof_p99_ms"),
        Words.count(run.path("verified").asLong()),
        text(run, "verified_seconds"),
        text(run, "verified_cpu_seconds"));
  }

  private static String pages(JsonNode run) {
    List<String> parts = new ArrayList<>();
    run.path("sizes")
        .forEach(at ->
            parts.add(
                Words.count(at.path("objects").asLong())
                    + ": "
                    + text(at, "page_p50_ms")
                    + " ms (99th percentile "
                    + text(at, "page_p99_ms")
                    + "), "
                    + text(at, "page_hub_cpu_ms")
                    + " ms of the hub's processor"));
    return String.join("; ", parts);
  }

  private static String polls(JsonNode run) {
    return text(run, "poll_hub_cpu_ms")
        + " ms of the hub's processor each; "
        + Words.count(run.path("polls_per_second").asLong())
        + " a second; 500 readers, each once a second: "
        + text(run, "cores_of_500_readers_a_poll_a_second")
        + " cores";
  }

  private static String ingest(JsonNode run) {
    List<Long> database = new ArrayList<>();
    run.path("samples").forEach(sample -> database.add(sample.path("database_cpu_us").asLong()));
    database.sort(null);
    String told =
        spread(run, "per_second")
            + " a second; hub "
            + text(run, "hub_cpu_us_median")
            + " µs of processor time each";
    return database.isEmpty() || database.get(0) == 0
        ? told
        : told + ", database " + database.get(database.size() / 2) + " µs";
  }

  private static String growth(JsonNode run) {
    List<String> parts = new ArrayList<>();
    run.path("sizes")
        .forEach(at ->
            parts.add(
                Words.count(at.path("indicators").asLong())
                    + ": "
                    + text(at, "hub_and_database_cpu_us_median")
                    + " µs"));
    return String.join(", ", parts);
  }

  private static String sizes(JsonNode run) {
    List<String> parts = new ArrayList<>();
    run.path("sizes")
        .forEach(at ->
            parts.add(
                Words.count(at.path("indicators").asLong())
                    + ": hub "
                    + text(at, "hub_resident_mib")
                    + " MiB, "
                    + server(at)
                    + "database "
                    + text(at, "database_mib")
                    + " MiB on disk"));
    return String.join("; ", parts);
  }

  private static String server(JsonNode at) {
    return at.has("database_memory_mib")
        ? "database's server " + text(at, "database_memory_mib") + " MiB, "
        : "";
  }

  private static String spread(JsonNode run, String name) {
    return String.format(
        Locale.ROOT,
        "%s to %s, median %s",
        Words.count(run.path(name + "_least").asLong()),
        Words.count(run.path(name + "_most").asLong()),
        Words.count(run.path(name + "_median").asLong()));
  }

  private static String text(JsonNode run, String name) {
    return run.path(name).asText("?");
  }
}
