package org.stillwatch.sdk.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.stillwatch.sdk.cli.world.Grams;

@NullMarked
class GeneratedWorldsTest {
  private static final List<String> LABS = List.of("A", "B", "C");
  private final HonestWorld honest = HonestWorld.of(4, LABS);
  private final DilutedWorld diluted = DilutedWorld.of(4, LABS);

  @Test
  void theSameSeedGivesTheSameWorlds() {
    assertThat(HonestWorld.of(4, LABS)).isEqualTo(honest);
    assertThat(DilutedWorld.of(4, LABS)).isEqualTo(diluted);
    assertThat(HonestWorld.of(5, LABS)).isNotEqualTo(honest);
    assertThat(DilutedWorld.of(5, LABS)).isNotEqualTo(diluted);
  }

  @Test
  void honestCustomersHaveEightToFiveHundredPromptsAtEveryLab() {
    Map<String, Long> customers =
        honest.prompts().stream()
            .collect(
                Collectors.groupingBy(p -> p.lab() + " " + customer(p), Collectors.counting()));

    assertThat(customers.values()).allMatch(count -> count >= 8 && count <= 500);
    assertThat(customers.values().stream().filter(count -> count > 200)).isNotEmpty();
    assertThat(customers.values().stream().filter(count -> count < 20)).isNotEmpty();
    assertThat(honest.prompts().stream().map(LabelledPrompt::lab).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(LABS);
    assertThat(honest.prompts()).allMatch(LabelledPrompt::isBenign);
  }

  @Test
  void everyHonestAccountHasEightPromptsAndMore() {
    assertThat(perAccount(honest.prompts()).values()).allMatch(texts -> texts.size() >= 8);
  }

  @Test
  void customersWithPromptsOfTheirOwnShareNoTemplate() {
    var fixed = new HashMap<String, Set<String>>();
    perAccount(own())
        .forEach((at, texts) ->
            fixed.putIfAbsent(at.lab() + at.account().replaceAll("-\\d+$", ""), shared(texts)));
    var templates = new ArrayList<>(fixed.values());
    assertThat(templates).hasSizeGreaterThan(45).allMatch(grams -> grams.size() > 40);
    for (int i = 0; i < templates.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(Grams.jaccard(templates.get(i), templates.get(j))).isLessThan(0.2);
      }
    }
  }

  @Test
  void someCustomersOfTwoLabsHaveAPromptForEach() {
    Map<String, Set<String>> labsOf =
        own().stream()
            .collect(
                Collectors.groupingBy(
                    GeneratedWorldsTest::customer,
                    Collectors.mapping(LabelledPrompt::lab, Collectors.toSet())));
    assertThat(labsOf.values().stream().filter(labs -> labs.size() == 2)).hasSize(9);
  }

  @Test
  void frameworksAreUsedAtEveryLabWithOneTemplateAndAreFlagged() {
    var ofFrameworks =
        honest.prompts().stream().filter(p -> !p.family().equals(HonestWorld.OWN)).toList();

    assertThat(ofFrameworks.stream().map(LabelledPrompt::at).collect(Collectors.toSet()))
        .isEqualTo(honest.ofFrameworks());
    var families = ofFrameworks.stream().collect(Collectors.groupingBy(LabelledPrompt::family));
    assertThat(families).hasSize(3);
    families.forEach((family, prompts) -> {
      assertThat(prompts.stream().map(LabelledPrompt::lab).collect(Collectors.toSet()))
          .containsExactlyInAnyOrderElementsOf(LABS);
      assertThat(shared(prompts.stream().map(LabelledPrompt::text).toList()))
          .as(family)
          .hasSizeGreaterThan(40);
    });
  }

  @Test
  void hidingAccountsHaveHalfOtherTrafficOrTwoTemplatesAndPlainOnesAreAtTheFirstLab() {
    var levels = new HashMap<String, Set<String>>();
    for (LabelledPrompt prompt : diluted.prompts()) {
      levels.computeIfAbsent(prompt.lab(), lab -> new HashSet<>()).add(prompt.level());
    }
    assertThat(levels)
        .isEqualTo(
            Map.of("A", Set.of("plain"), "B", Set.of("half", "two"), "C", Set.of("half", "two")));
    Set<LabelledAccount> accounts = LabelledAccount.of(diluted.prompts());
    assertThat(accounts.stream().filter(a -> a.level().equals(DilutedWorld.HALF))).hasSize(40);
    assertThat(accounts.stream().filter(a -> a.level().equals(DilutedWorld.TWO))).hasSize(40);
    assertThat(accounts.stream().filter(a -> a.level().equals(DilutedWorld.PLAIN))).hasSize(60);
  }

  @Test
  void everySecondPromptOfAHidingAccountCarriesTheFirstTemplate() {
    Set<LabelledAccount> accounts = LabelledAccount.of(diluted.prompts());
    Map<AccountAt, List<String>> texts = perAccount(diluted.prompts());
    for (LabelledAccount account : accounts) {
      List<String> prompts = texts.getOrDefault(account.at(), List.of());
      if (account.level().equals(DilutedWorld.PLAIN)) {
        assertThat(shared(prompts)).hasSizeGreaterThan(40);
      } else {
        assertThat(prompts).hasSize(16);
        assertThat(shared(every(2, 0, prompts))).hasSizeGreaterThan(40);
        boolean two = account.level().equals(DilutedWorld.TWO);
        assertThat(shared(every(2, 1, prompts)).size() > 40).as(account.toString()).isEqualTo(two);
        assertThat(shared(prompts)).hasSizeLessThan(10);
      }
    }
  }

  @Test
  void noAccountIsOfTwoWorlds() {
    var accounts = new HashSet<AccountAt>();
    LabelledAccount.of(honest.prompts()).forEach(account -> accounts.add(account.at()));
    assertThat(LabelledAccount.of(diluted.prompts())).noneMatch(a -> accounts.contains(a.at()));
  }

  private List<LabelledPrompt> own() {
    return honest.prompts().stream().filter(p -> p.family().equals(HonestWorld.OWN)).toList();
  }

  private static String customer(LabelledPrompt prompt) {
    return prompt.account().replaceAll("-\\d+$", "");
  }

  private static Map<AccountAt, List<String>> perAccount(List<LabelledPrompt> prompts) {
    return prompts.stream()
        .collect(
            Collectors.groupingBy(
                LabelledPrompt::at, Collectors.mapping(LabelledPrompt::text, Collectors.toList())));
  }

  private static List<String> every(int step, int from, List<String> texts) {
    var some = new ArrayList<String>();
    for (int i = from; i < texts.size(); i += step) {
      some.add(texts.get(i));
    }
    return some;
  }

  /** The word 3-grams that all of the texts have. */
  private static Set<String> shared(List<String> texts) {
    Set<String> shared = Grams.of(texts.get(0));
    texts.forEach(text -> shared.retainAll(Grams.of(text)));
    return shared;
  }
}
