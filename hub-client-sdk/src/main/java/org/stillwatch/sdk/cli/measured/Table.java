package org.stillwatch.sdk.cli.measured;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of the README, made of nothing but the runs that were kept. */
public final class Table {
  private Table() {}

  /** On what was measured and when, and the rows. */
  public static String withMachines(List<List<Measurement>> all) {
    String days = all.isEmpty() ? "" : ", " + between(runs(all).map(run -> run.day().toString()));
    return "On "
        + String.join("; ", machines(all))
        + days
        + loads(all).map(loads -> "; load at the beginning of a run " + loads).orElse("")
        + ".\n\n"
        + of(all);
  }

  private static String between(Stream<String> values) {
    List<String> ordered = values.sorted().distinct().toList();
    String first = ordered.get(0);
    return ordered.size() == 1 ? first : first + " to " + ordered.get(ordered.size() - 1);
  }

  /** The rows, in Markdown, in the order of the files' names; each line is ended. */
  public static String of(List<List<Measurement>> all) {
    StringBuilder table = new StringBuilder("| what | command | measured |\n|---|---|---|\n");
    for (List<Measurement> runs : all) {
      for (Figure figure : figures(runs.get(0))) {
        table.append(row(figure, runs));
      }
    }
    return table.toString();
  }

  private static String row(Figure figure, List<Measurement> runs) {
    Measurement first = runs.get(0);
    String subject = first.subject().isEmpty() ? "" : " (" + first.subject() + ")";
    String measured =
        runs.stream()
            .map(run -> figure.told().apply(run.result()))
            .collect(Collectors.joining("<br>"));
    return "| " + figure.what() + subject + " | `" + first.command() + "` | " + measured + " |\n";
  }

  /** The machines of the runs, each once, without their load. */
  public static List<String> machines(List<List<Measurement>> all) {
    return runs(all).map(run -> run.machine().replaceAll(", load [0-9.]+", "")).distinct().toList();
  }

  /** The least and the greatest load at the beginning of a run; empty if none says it. */
  public static Optional<String> loads(List<List<Measurement>> all) {
    List<Double> loads =
        runs(all)
            .map(run -> run.machine().replaceAll(".*, load ([0-9.]+).*", "$1"))
            .filter(load -> load.matches("[0-9.]+"))
            .map(Double::valueOf)
            .sorted()
            .toList();
    return loads.isEmpty()
        ? Optional.empty()
        : Optional.of(loads.get(0) + " to " + loads.get(loads.size() - 1));
  }

  private static Stream<Measurement> runs(List<List<Measurement>> all) {
    return all.stream().flatMap(List::stream);
  }

  private static List<Figure> figures(Measurement run) {
    return Stream.of(HubFigures.BY_COMMAND, LabFigures.BY_COMMAND)
        .map(Map::entrySet)
        .flatMap(java.util.Collection::stream)
        .filter(entry -> isOf(run.command(), entry.getKey()))
        .max(java.util.Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new IllegalArgumentException("no row is known for " + run.command()));
  }

  private static boolean isOf(String command, String words) {
    return command.equals(words) || command.startsWith(words + " ");
  }
}
