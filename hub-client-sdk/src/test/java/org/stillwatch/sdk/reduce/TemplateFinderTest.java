package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stillwatch.wire.indicator.Feature;

class TemplateFinderTest {
  private static final String FRAME =
      "you grade essays for a strict school. reply with a letter and one reason. essay: ";

  private final GroupKey key = GroupKey.of(new byte[16]);
  private final Random random = new Random(3);

  private List<SampledPrompt> prompts(String frame, int framed, int other) {
    List<SampledPrompt> prompts = new ArrayList<>();
    for (int i = 0; i < framed + other; i++) {
      prompts.add(new SampledPrompt((i < framed ? frame : "") + Words.text(random, 5), 1));
    }
    return prompts;
  }

  private Template find(List<SampledPrompt> prompts) {
    return new TemplateFinder(key, Background.none(key)).find(prompts);
  }

  @Test
  void whatHalfOfThePromptsShareIsTheTemplate() {
    ShingleSet frame = new Shingler(key).set(FRAME, Feature.C12);
    assertThat(find(prompts(FRAME, 5, 5)).c12().shared(frame)).isEqualTo(frame.size());
    assertThat(find(prompts(FRAME, 4, 6)).c12().shared(frame)).isZero();
  }

  @Test
  void twoPromptsHaveNoTemplate() {
    assertThat(find(prompts(FRAME, 2, 0)).isEmpty()).isTrue();
    assertThat(find(prompts(FRAME, 3, 0)).isEmpty()).isFalse();
  }

  @Test
  void promptsWithNothingInCommonHaveNone() {
    assertThat(find(prompts("", 0, 8)).c12().size()).isLessThan(4);
  }

  @Test
  void onePromptSentOverAndOverCountsThreeTimes() {
    SampledPrompt again = new SampledPrompt(FRAME + Words.text(random, 5), 500);
    assertThat(find(List.of(again)).isEmpty()).isFalse();
    List<SampledPrompt> mixed = prompts("", 0, 9);
    mixed.add(again);
    assertThat(find(mixed).c12().size()).isLessThan(4);
  }

  @Test
  void whatHonestPromptsSayIsNoTemplate() {
    BackgroundBuilder builder = new BackgroundBuilder(key);
    for (int i = 0; i < 50; i++) {
      builder.add(FRAME + Words.text(random, 3));
    }
    TemplateFinder finder = new TemplateFinder(key, builder.build());
    assertThat(finder.find(prompts(FRAME, 8, 0)).c8().size()).isLessThan(6);
  }

  @Test
  void aTurnOfPhraseInAnOrdinaryTextIsOrdinaryTooAndARealPartOfItIsNot() {
    String ordinary = Words.text(random, 300);
    BackgroundBuilder builder = new BackgroundBuilder(key);
    for (int i = 0; i < 50; i++) {
      builder.add(ordinary + Words.text(random, 3));
    }
    TemplateFinder finder = new TemplateFinder(key, builder.build());
    Template turn = finder.find(prompts(ordinary + " " + Words.text(random, 18) + " ", 8, 0));
    Template part = finder.find(prompts(ordinary + " " + Words.text(random, 90) + " ", 8, 0));
    assertThat(turn.ordinary()).as("6 percent of it are new").isTrue();
    assertThat(turn.isEmpty()).isFalse();
    assertThat(part.ordinary()).as("23 percent of it are new").isFalse();
  }

  @Test
  void theSkeletonSurvivesOtherWords() {
    Shingler shingler = new Shingler(key);
    ShingleSet one =
        shingler.set(
            "please rate the essay from the pupil, and say why it is good.", Feature.SKELETON);
    ShingleSet other =
        shingler.set(
            "please judge the poem from the author, and say why it is fine.", Feature.SKELETON);
    assertThat(one.size()).isGreaterThan(8);
    assertThat(one.jaccard(other)).isEqualTo(1.0);
  }
}
