package org.stillwatch.sdk.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stillwatch.sdk.cli.world.Truth;
import org.stillwatch.sdk.cli.world.World;
import org.stillwatch.sdk.cli.world.WorldPlan;

/**
 * The fortnight that the five labs observe, and honest traffic of an earlier one.
 *
 * @param folder holds a file of exchanges for each lab
 * @param truth about every account; the labs and the hub never see it
 * @param honest files of two labs that no operator attacked, a fortnight earlier, other customers
 */
record InventedWorld(Path folder, List<Truth> truth, List<Path> honest) {
  static final List<String> LABS = List.of("lab-1", "lab-2", "lab-3", "lab-4", "lab-5");

  private static final int ACCOUNTS = 500;
  private static final long EXCHANGES = 15_000;
  private static final long SEED = 2;

  /**
   * Invents both.
   *
   * @param now the fortnight ends on this day
   */
  static InventedWorld in(Path folder, Instant now) throws IOException, InterruptedException {
    Instant start = now.truncatedTo(ChronoUnit.DAYS).minus(WorldPlan.LENGTH);
    Path earlier = folder.resolve("earlier");
    List<Truth> before = world(SEED + 1, start.minus(WorldPlan.LENGTH), earlier);
    List<Truth> truth = world(SEED, start, folder);
    Set<String> spared = new TreeSet<>(LABS);
    spared.removeAll(attacked(before));
    List<Path> honest = spared.stream().map(lab -> file(earlier, lab)).toList();
    return new InventedWorld(folder, truth, honest);
  }

  private static List<Truth> world(long seed, Instant start, Path folder)
      throws IOException, InterruptedException {
    return World.simulate(
        new WorldPlan(ACCOUNTS, EXCHANGES, LABS.size(), seed, start), folder, wrote -> {});
  }

  private static Set<String> attacked(List<Truth> truth) {
    return truth.stream()
        .filter(account -> account.operator() != null)
        .map(Truth::lab)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Path file(Path folder, String lab) {
    return folder.resolve(lab + ".jsonl.gz");
  }

  /** The exchanges of a lab. */
  Path file(String lab) {
    return file(folder, lab);
  }

  /** The labs that have an operator's accounts. */
  Set<String> attacked() {
    return attacked(truth);
  }

  /** The accounts that operators run at a lab. */
  Set<String> operated(String lab) {
    return truth.stream()
        .filter(account -> account.lab().equals(lab) && account.operator() != null)
        .map(Truth::account)
        .collect(Collectors.toSet());
  }

  int accounts() {
    return truth.size();
  }
}
