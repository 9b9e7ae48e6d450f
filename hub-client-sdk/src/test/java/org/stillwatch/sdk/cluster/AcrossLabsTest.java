package org.stillwatch.sdk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.reduce.Words;

class AcrossLabsTest {
  @TempDir Path folder;

  private static List<HubJoin.Reported> reported(String lab, World world) {
    return world.clusters().stream().map(c -> new HubJoin.Reported(lab, c)).toList();
  }

  private static long joined(List<HubJoin.Reported> reports) {
    return HubJoin.USUAL.campaigns(reports).stream().filter(c -> c.size() > 1).count();
  }

  @Test
  void oneOperatorAtTwoLabsIsOneCampaign() {
    String frame = World.frame(1, 5);
    List<HubJoin.Reported> reports = new ArrayList<>();
    reports.addAll(reported("A", new World(1, folder).account("a", 8, frame)));
    String edited = "You are a careful clerk.\n" + frame.toUpperCase(java.util.Locale.ROOT);
    reports.addAll(reported("B", new World(2, folder).account("b", 8, edited)));
    assertThat(joined(reports)).isEqualTo(1);
  }

  @Test
  void honestCustomersWithPromptsOfTheirOwnNeverMatchAnother() {
    long seed = 600;
    List<HubJoin.Reported> reports = new ArrayList<>();
    for (String lab : List.of("A", "B", "C")) {
      Random random = new Random(seed + lab.hashCode());
      World world = new World(random.nextLong(), folder);
      for (int customer = 0; customer < 120; customer++) {
        String system =
            "You are the assistant of a company. Answer the customer politely. "
                + Words.text(random, 3 + random.nextInt(12));
        world.account("customer-" + customer, 8 + random.nextInt(30), system);
      }
      reports.addAll(reported(lab, world));
    }
    assertThat(reports).as("customers that emit a template").hasSizeGreaterThan(300);
    assertThat(joined(reports)).as("seed %d", seed).isZero();
  }
}
