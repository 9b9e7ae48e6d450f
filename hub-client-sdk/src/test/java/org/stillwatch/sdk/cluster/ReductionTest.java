package org.stillwatch.sdk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.wire.indicator.Feature;

class ReductionTest {
  private static final String ONE = World.frame(1, 4);
  private static final String TWO = World.frame(2, 4);
  private static final String THREE = World.frame(3, 4);

  @TempDir Path folder;

  private World world() {
    return new World(99, folder);
  }

  @Test
  void accountsWithOneTemplateAreOneClusterAndOthersAreNot() {
    World world = world().account("a", 6, ONE).account("b", 6, ONE).account("c", 6, TWO);
    world.account("honest", 6, "");
    assertThat(world.accounts()).containsExactly(List.of("a", "b"), List.of("c"));
  }

  @Test
  void neitherTheOrderNorTheMemoryChangesTheClusters() {
    World world = world().link("a", "card").link("q", "card").account("q", 1, "");
    for (int i = 0; i < 12; i++) {
      world.account("a" + i, 9, i % 3 == 0 ? ONE : TWO).account("h" + i, 5, "");
    }
    world.account("a", 4, ONE).account("mixed", 2, ONE).account("mixed", 2, TWO);
    List<LocalCluster> clusters = world.clusters();
    assertThat(clusters).hasSizeGreaterThan(1);
    long seed = 4;
    for (int round = 0; round < 5; round++) {
      Collections.shuffle(world.exchanges, new Random(seed + round));
      assertThat(world.clusters()).as("seed %d round %d", seed, round).isEqualTo(clusters);
    }
    assertThat(world.clusters(30_000)).isEqualTo(clusters);
  }

  @Test
  void aLineThatManyTemplatesBeginWithJoinsNothing() {
    World world = world();
    String boilerplate = World.frame(50, 8);
    for (int i = 0; i < 6; i++) {
      world.account("a" + i, 6, boilerplate + World.frame(100 + i, 14));
    }
    assertThat(world.accounts()).hasSize(6);
  }

  @Test
  void aTurnOfPhraseOfOrdinaryTextsIsNotToldAndJoinsNoTemplatesThatHaveItToo() {
    String phrase = World.frame(50, 12);
    World world = world();
    world.account("one", 6, phrase + World.frame(100, 14));
    world.account("two", 6, phrase + World.frame(101, 14));
    assertThat(world.accounts()).containsExactly(List.of("one", "two"));
    for (int i = 0; i < 5; i++) {
      String ordinary = World.frame(300 + i, 700);
      String own = World.frame(400 + i, 30);
      world.common(ordinary).account("customer" + i, 6, ordinary + phrase + own);
    }
    assertThat(world.accounts()).containsExactly(List.of("one"), List.of("two"));
  }

  @Test
  void anAccountThatMixesTemplatesJoinsTheClusterItUses() {
    World world = world().account("a", 6, ONE).account("b", 6, ONE);
    world.account("mixed", 2, ONE).account("mixed", 5, "");
    assertThat(world.accounts()).containsExactly(List.of("a", "b", "mixed"));
  }

  @Test
  void onePromptThatContainsATemplateJoinsNothing() {
    World world = world().account("a", 6, ONE).account("b", 6, ONE);
    world.account("curious", 1, ONE).account("curious", 5, "");
    assertThat(world.accounts()).containsExactly(List.of("a", "b"));
  }

  @Test
  void templatesThatTwoAccountsUseTogetherAreOneCluster() {
    World world = world().account("a", 6, ONE).account("b", 6, TWO).account("c", 6, THREE);
    world.account("x", 2, ONE).account("x", 2, TWO).account("x", 3, "");
    assertThat(world.accounts()).hasSize(3);
    world.account("y", 2, ONE).account("y", 2, TWO).account("y", 3, "");
    assertThat(world.accounts()).containsExactly(List.of("a", "b", "x", "y"), List.of("c"));
  }

  @Test
  void aClusterOfSeveralTemplatesTellsEachOfThem() {
    World world = world().account("a", 6, ONE).account("b", 6, TWO);
    world.account("x", 2, ONE).account("x", 2, TWO).account("y", 2, ONE).account("y", 2, TWO);
    List<LocalCluster> joined = world.clusters();
    assertThat(joined).hasSize(1);
    for (String template : List.of(ONE, TWO)) {
      LocalCluster alone = world().account("z", 6, template).clusters().get(0);
      assertThat(SketchLikeness.best(joined.get(0), alone, Feature.C8)).isGreaterThan(0.7);
    }
    assertThat(joined.get(0).sketches()).hasSizeLessThanOrEqualTo(9);
  }

  @Test
  void aSharedPaymentValueJoinsAccountsWithoutAnyTemplate() {
    World world = world().account("a", 2, "").account("b", 2, "").account("c", 2, "");
    LocalCluster cluster = world.link("a", "v").link("b", "v").link("c", "w").clusters().get(0);
    assertThat(cluster.accounts()).containsExactly("a", "b");
    assertThat(cluster.carriers()).isZero();
    assertThat(cluster.sketches()).isEmpty();
    assertThat(cluster.links()).containsOnlyKeys(new LinkValue("payment", "v"));
    assertThat(world.clusters()).hasSize(1);
  }

  @Test
  void carriersAreThoseWithATemplateOfTheCluster() {
    World world = world().account("a", 6, ONE).account("b", 6, ONE).account("paid", 2, "");
    LocalCluster cluster = world.link("a", "v").link("paid", "v").clusters().get(0);
    assertThat(cluster.accounts()).hasSize(3);
    assertThat(cluster.carriers()).isEqualTo(2);
    assertThat(cluster.exchanges()).isEqualTo(14);
  }

  @Test
  void theDaysOfAClusterAreThoseOfItsExchangesInUtc() {
    World world = world();
    for (String at : List.of("2026-03-09T23:30:00-02:00", "2026-03-05T00:00:00Z")) {
      world.exchanges.add(at(at, "a", ONE + at));
      world.exchanges.add(at(at, "b", ONE + at));
    }
    world.account("a", 4, ONE).account("b", 4, ONE);
    assertThat(world.clusters().get(0).days())
        .contains(
            new AccountFacts.Days(LocalDate.parse("2026-03-05"), LocalDate.parse("2026-03-10")));
  }

  @Test
  void twentyThousandAccountsOfOneOperatorAreOneCluster() {
    World world = world();
    for (int i = 0; i < 20_000; i++) {
      String account = "a" + i;
      world.link(account, "card").exchanges.add(Exchange.of(account, ONE + i));
      world.exchanges.add(Exchange.of(account, ONE + " and " + i));
      world.exchanges.add(Exchange.of(account, ONE + " or " + i % 7));
    }
    List<LocalCluster> clusters = world.clusters();
    assertThat(clusters).hasSize(1);
    assertThat(clusters.get(0).accounts()).hasSize(20_000);
  }

  private static Exchange at(String time, String account, String prompt) {
    Optional<String> none = Optional.empty();
    return new Exchange(
        account,
        prompt,
        Optional.of(java.time.OffsetDateTime.parse(time).toInstant()),
        none,
        none,
        none,
        none,
        none,
        none,
        Optional.<Instant>empty(),
        OptionalLong.empty());
  }
}
