package org.stillwatch.sdk.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many machines come to what one machine comes to, byte for byte. */
class MachinesTest {
  @TempDir private static Path folder;
  private static ObservedWorld world;

  @BeforeAll
  static void invent() throws Exception {
    world = new ObservedWorld(folder, 21);
  }

  @AfterAll
  static void end() {
    world.close();
  }

  @Test
  void theWorldHasOfEverythingThatAReportCanSay() throws Exception {
    String alone = String.join("\n", world.alone());
    for (String form :
        List.of(
            "payment-token/1",
            "contact-token/1",
            "network-token/1",
            "prompt-template/1",
            "prompt-meaning/2",
            "account-pattern/1")) {
      assertThat(alone).contains("\"kind\":\"" + form + "\"");
    }
    assertThat(alone).contains("\"public\":true", "MALFORMED_LINE", "OWN_ACCOUNT", "OWN_VALUE");
    assertThat(alone).containsPattern("on own list \\[acct-");
  }

  @Test
  void howExchangesArePartedAndInWhichOrderTheyComeChangesNothing() throws Exception {
    long seed = System.nanoTime();
    for (int round = 0; round < 8; round++) {
      Random random = new Random(seed + round);
      List<byte[]> files = new ArrayList<>();
      for (List<String> part : world.parted(random, 1 + random.nextInt(30))) {
        files.add(ObservedWorld.file(part, random.nextBoolean()));
      }
      List<String> alone = world.alone();
      List<String> outcome = world.outcome(lab -> lab.observe(new MachinesInMemory(files, random)));
      assertThat(ObservedWorld.wherever(outcome))
          .as("seed %d, round %d, %d machines", seed, round, files.size())
          .isEqualTo(ObservedWorld.wherever(alone));
    }
  }
}
