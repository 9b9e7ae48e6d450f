package org.stillwatch.sdk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.Normaliser;

class TemplatePromptsTest {
  private static final String ONE = World.frame(1, 4);
  private static final String TWO = World.frame(2, 4);

  @TempDir Path folder;

  private final World world = new World(99, Path.of("unused"));

  private List<List<List<String>>> prompts(int mostTemplates) throws IOException {
    return prompts(mostTemplates, 1L << 30);
  }

  private List<List<List<String>>> prompts(int mostTemplates, long memory) throws IOException {
    try (Reduction reduction =
        new Reduction(
            World.KEY,
            Background.none(World.KEY),
            Recipe.USUAL,
            new AccountBatches.Limits(32, memory),
            folder,
            new SecureRandom(new byte[] {1}))) {
      for (Exchange exchange : world.exchanges) {
        reduction.add(exchange);
      }
      reduction.clustering().rememberCarriers();
      return reduction.clustering().prompts(reduction.finish(), mostTemplates);
    }
  }

  private static String normal(String text) {
    return new Normaliser().normalise(text);
  }

  @Test
  void thePromptsOfATemplateAreOfAllItsAccountsAndNoMoreThanAreNeeded() throws IOException {
    for (int account = 0; account < 5; account++) {
      world.account("a" + account, 9, ONE);
    }
    world.account("other", 9, TWO);
    List<List<List<String>>> found = prompts(3);
    assertThat(found).hasSize(2);
    assertThat(found.get(0)).hasSize(1);
    assertThat(found.get(0).get(0))
        .hasSize(TemplatePrompts.MOST)
        .doesNotHaveDuplicates()
        .allSatisfy(prompt -> assertThat(prompt).startsWith(normal(ONE)));
    assertThat(found.get(1).get(0))
        .hasSize(9)
        .allSatisfy(prompt -> assertThat(prompt).startsWith(normal(TWO)));
  }

  @Test
  void otherTrafficOfAnAccountIsNotLookedAt() throws IOException {
    world.account("a", 8, ONE).account("a", 6, "");
    assertThat(prompts(3).get(0).get(0)).hasSize(8);
  }

  @Test
  void ofAClusterWithTwoTemplatesTheMoreCarriedComesFirst() throws IOException {
    world.account("a", 6, ONE).account("b", 6, TWO).account("c", 6, TWO);
    world.account("x", 2, ONE).account("x", 2, TWO).account("y", 2, ONE).account("y", 2, TWO);
    assertThat(prompts(3)).hasSize(1);
    assertThat(prompts(3).get(0).size()).isGreaterThan(1);
    assertThat(prompts(1).get(0)).hasSize(1);
    assertThat(prompts(1).get(0).get(0)).first().asString().startsWith(normal(TWO));
  }

  @Test
  void whatWasWrittenAwayIsFoundToo() throws IOException {
    for (int account = 0; account < 12; account++) {
      world.account("a" + account, 9, account % 3 == 0 ? ONE : TWO);
    }
    assertThat(prompts(3, 30_000)).isEqualTo(prompts(3));
  }
}
