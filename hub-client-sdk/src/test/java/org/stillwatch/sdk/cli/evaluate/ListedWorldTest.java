package org.stillwatch.sdk.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListedWorldTest {
  private static final List<String> LABS = List.of("A", "B", "C");
  private static final ListedWorld WORLD = ListedWorld.of(7, LABS);

  @Test
  void theSameSeedGivesTheSameWorld() {
    assertThat(ListedWorld.of(7, LABS)).isEqualTo(WORLD);
    assertThat(ListedWorld.of(8, LABS)).isNotEqualTo(WORLD);
  }

  @Test
  void operatorsUseThePublicTextAsItIsAndPayWithOneCardAtAllLabs() {
    Map<String, Set<String>> cards = new HashMap<>();
    Map<String, Set<String>> labs = new HashMap<>();
    for (LabelledAccount account : WORLD.operators()) {
      String card = WORLD.cards().get(account.at());
      cards.computeIfAbsent(account.campaign(), c -> new HashSet<>()).add(card);
      labs.computeIfAbsent(account.campaign(), c -> new HashSet<>()).add(account.at().lab());
    }
    assertThat(cards).hasSize(6);
    assertThat(cards.values()).allSatisfy(one -> assertThat(one).hasSize(1));
    assertThat(labs.values()).allSatisfy(one -> assertThat(one).hasSize(3));
    assertThat(WORLD.prompts())
        .filteredOn(prompt -> !prompt.isBenign())
        .allSatisfy(
            prompt -> assertThat(ListedWorld.publicTexts()).anyMatch(prompt.text()::startsWith));
  }

  @Test
  void editedCopiesAreNoTwoAlikeAndNoneIsTheTextItself() {
    Map<AccountAt, String> first = new HashMap<>();
    WORLD.prompts().stream()
        .filter(LabelledPrompt::isBenign)
        .forEach(prompt -> first.putIfAbsent(prompt.at(), prompt.text().split("\n", 2)[0]));
    assertThat(first).hasSize(9);
    assertThat(new HashSet<>(first.values())).hasSize(9);
    assertThat(first.values())
        .allSatisfy(
            copy -> assertThat(ListedWorld.publicTexts()).noneMatch(text -> text.startsWith(copy)));
  }

  @Test
  void whatIsCountedIsWhatWasSeen() {
    HonestWorld honest = HonestWorld.of(7, LABS);
    LabelledAccount found = at(WORLD.operators(), "B");
    AccountAt reference = at(WORLD.operators(), "A").at();
    AccountAt innocent = at(WORLD.honest(), "C").at();
    Seen seen =
        new Seen(
            Map.of(found.at(), Set.of("one"), reference, Set.of("one")),
            Set.of(innocent),
            Set.of(found.at(), reference, innocent),
            Set.of(found.at(), reference));
    Score.Listed score = new ListedScoring("A", honest, WORLD, seen).score();
    assertThat(score.operators()).isEqualTo(new Score.Diluted(72, 1));
    assertThat(score.operatorsMarked()).isOne();
    assertThat(score.edited()).isEqualTo(new Score.Innocent(9, 1, 1));
    assertThat(score.honest().alerted()).isZero();
  }

  private static LabelledAccount at(java.util.Collection<LabelledAccount> accounts, String lab) {
    return accounts.stream().filter(one -> one.at().lab().equals(lab)).findFirst().orElseThrow();
  }
}
