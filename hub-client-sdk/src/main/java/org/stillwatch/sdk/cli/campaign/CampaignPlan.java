package org.stillwatch.sdk.cli.campaign;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.sdk.cli.world.WorldPlan;

/** What is to be run; the ranges are those of {@link WorldPlan}. */
public record CampaignPlan(int accounts, long exchanges, int labs, long seed) {
  /** The first two labs that no operator attacks are the fourth and the fifth. */
  private static final int HONEST_LABS = 5;

  private static final List<Integer> SPARED = List.of(4, 5);
  private static final int HONEST_ACCOUNTS = 12_000;
  private static final long HONEST_EXCHANGES = 30_000;
  private static final int HONEST_WORLDS = 8;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a figure is out of its range; the message names the range
   */
  public CampaignPlan {
    new WorldPlan(accounts, exchanges, labs, seed, Instant.parse(WorldPlan.DEFAULT_START));
  }

  /** The fortnight that the labs observe. */
  WorldPlan world(Instant start) {
    return new WorldPlan(accounts, exchanges, labs, seed, start);
  }

  /**
   * Earlier fortnights of other customers, for the background: eight hundred companies. Eight
   * worlds, since the companies of one use only some of the invented sentences, and what no
   * background has seen joins customers of two labs who share it.
   */
  List<WorldPlan> honest(Instant start) {
    List<WorldPlan> worlds = new ArrayList<>();
    for (int world = 1; world <= HONEST_WORLDS; world++) {
      worlds.add(
          new WorldPlan(
              HONEST_ACCOUNTS,
              HONEST_EXCHANGES,
              HONEST_LABS,
              seed + world,
              start.minus(WorldPlan.LENGTH)));
    }
    return worlds;
  }

  /** Files of an earlier fortnight that hold no operator's traffic. */
  static List<String> honestFiles() {
    return SPARED.stream().map(lab -> "lab-" + lab + ".jsonl.gz").toList();
  }

  /** The names of the labs, as in the world. */
  List<String> labNames() {
    List<String> names = new ArrayList<>();
    for (int lab = 1; lab <= labs; lab++) {
      names.add("lab-" + lab);
    }
    return names;
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("accounts", accounts)
        .put("exchanges", exchanges)
        .put("labs", labs)
        .put("seed", seed);
  }
}
