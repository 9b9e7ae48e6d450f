package org.stillwatch.sdk.cli.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class WorldPlanTest {
  private static final Instant START = Instant.parse(WorldPlan.DEFAULT_START);

  @Test
  void aFigureOutOfItsRangeIsRefusedWithTheRange() {
    refused(() -> new WorldPlan(400, 8_000, 0, 1, START), "labs is 0", "1 to 64");
    refused(() -> new WorldPlan(400, 8_000, 65, 1, START), "labs is 65", "1 to 64");
    refused(() -> new WorldPlan(19, 8_000, 5, 1, START), "accounts is 19", "20 to 1000000");
    refused(() -> new WorldPlan(400, 399, 5, 1, START), "exchanges is 399", "400 to 1000000000");
    refused(
        () -> new WorldPlan(400, 8_000, 5, 1, Instant.EPOCH), "start is 1970", "2000-01-01T00:00");
  }

  @Test
  void everySizeHasExactlyItsAccountsAndExchanges() {
    for (int labs : new int[] {1, 2, 3, 4, 5, 6, 7, 12, 64}) {
      for (int accounts : new int[] {4 * labs, 50 * labs + 1, 12_345}) {
        Cast cast = Cast.of(new WorldPlan(accounts, 77_777, labs, 2, START), Phrasebook.own());
        var ids = new HashSet<String>();
        cast.truth().forEach(truth -> ids.add(truth.account()));
        assertThat(ids).as("%d labs, %d accounts", labs, accounts).hasSize(accounts);
        long exchanges = 0;
        for (long[] lab : cast.exchanges()) {
          for (long count : lab) {
            assertThat(count).isPositive();
            exchanges += count;
          }
        }
        assertThat(exchanges).isEqualTo(77_777);
      }
    }
  }

  @Test
  void largerWorldsHaveMoreOperatorsAndNeverAttackLabsFourAndFive() {
    List<Truth> five = truth(24_000, 5);
    assertThat(operators(five)).containsExactlyInAnyOrder("operator-1", "operator-2", "operator-3");
    assertThat(attacked(five)).containsExactlyInAnyOrder("lab-1", "lab-2", "lab-3");

    List<Truth> twelve = truth(5_000, 12);
    assertThat(operators(twelve)).hasSizeGreaterThan(2);
    assertThat(attacked(twelve)).doesNotContain("lab-4", "lab-5").hasSizeGreaterThan(4);
  }

  @Test
  void aboutTwoInFiveAccountsAreOperatedAndASmallWorldStillHasFullClusters() {
    long operated = truth(1_000, 5).stream().filter(truth -> truth.operator() != null).count();
    assertThat(operated).isEqualTo(400);

    var clusters =
        truth(150, 5).stream()
            .filter(truth -> truth.operator() != null)
            .collect(Collectors.groupingBy(Truth::lab, Collectors.counting()));
    assertThat(clusters.values()).containsOnly(30L).hasSize(3);
  }

  @Test
  void severalTeamsOfALabHaveMoreThanTwentyAccountsWithOneCard() {
    Cast cast = Cast.of(new WorldPlan(2_000, 8_000, 5, 2, START), Phrasebook.own());
    var teams =
        cast.labs().get(4).stream()
            .collect(Collectors.groupingBy(a -> a.client().payment(), Collectors.counting()));
    assertThat(teams.values().stream().filter(size -> size > 20)).hasSizeGreaterThan(1);
    assertThat(teams.values().stream().filter(size -> size == 1)).hasSizeGreaterThan(50);
  }

  @Test
  void cardsPassTheCheckOfLuhnAndDiffer() {
    var identifiers = new Identifiers(99);
    var cards = new HashSet<String>();
    for (int ordinal = 0; ordinal < 20_000; ordinal++) {
      String card = identifiers.card(ordinal);
      assertThat(luhnSum(card) % 10).as(card).isZero();
      cards.add(card);
    }
    assertThat(cards).hasSize(20_000);
  }

  private static int luhnSum(String card) {
    int sum = 0;
    boolean second = false;
    for (int i = card.length() - 1; i >= 0; i--, second = !second) {
      int digit = Character.digit(card.charAt(i), 10) * (second ? 2 : 1);
      sum += digit / 10 + digit % 10;
    }
    return sum;
  }

  private static List<Truth> truth(int accounts, int labs) {
    return Cast.of(new WorldPlan(accounts, 100_000, labs, 3, START), Phrasebook.own()).truth();
  }

  private static Set<String> operators(List<Truth> truth) {
    var operators = new HashSet<String>();
    for (Truth account : truth) {
      if (account.operator() != null) {
        operators.add(account.operator());
      }
    }
    return operators;
  }

  private static Set<String> attacked(List<Truth> truth) {
    return truth.stream()
        .filter(account -> account.operator() != null)
        .map(Truth::lab)
        .collect(Collectors.toSet());
  }

  private static void refused(Runnable making, String... parts) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts);
  }
}
