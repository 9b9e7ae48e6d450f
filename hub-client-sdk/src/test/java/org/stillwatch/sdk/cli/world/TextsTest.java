package org.stillwatch.sdk.cli.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class TextsTest {
  private final Phrasebook phrasebook = Phrasebook.own();

  @Test
  void noTwoCompaniesHavePromptsThatAreNearCopies() {
    var companies = new Companies(phrasebook, 5);
    var prompts = new ArrayList<Set<String>>();
    for (int company = 0; company < 256; company++) {
      prompts.add(Grams.of(companies.fixedPrompt(company, company)));
    }
    assertThat(nearest(prompts)).isLessThan(0.20);
  }

  @Test
  void aCompanyHasUnlikePromptsAtTwoLabs() {
    var companies = new Companies(phrasebook, 5);
    String here = companies.fixedPrompt(3, 3);
    String there = companies.fixedPrompt(4, 3);

    assertThat(here).contains(companies.name(3));
    assertThat(there).contains(companies.name(3));
    assertThat(Grams.jaccard(Grams.of(here), Grams.of(there))).isLessThan(0.20);
  }

  @Test
  void noTwoOperatorsHaveTemplatesThatAreNearCopies() {
    var templates = new ArrayList<Set<String>>();
    for (int operator = 1; operator <= Template.operators(); operator++) {
      for (Technique technique : Technique.values()) {
        templates.add(
            Grams.of(
                Template.of(operator, technique, phrasebook).beforeSlot()
                    + Template.of(operator, technique, phrasebook).afterSlot()));
      }
    }
    assertThat(nearest(templates)).isLessThan(0.40);
  }

  @Test
  void aTemplateStaysRecognisableAtEveryLab() {
    for (int lab = 1; lab <= 40; lab++) {
      for (Technique technique : Technique.values()) {
        Template first = Template.of(1, technique, phrasebook);
        Template there = first.varied(Dice.of(9, lab), phrasebook);
        double similarity =
            Grams.jaccard(
                Grams.of(first.beforeSlot() + first.afterSlot()),
                Grams.of(there.beforeSlot() + there.afterSlot()));
        assertThat(similarity).as("%s at lab %d", technique, lab).isBetween(0.6, 1.0);
      }
    }
  }

  @Test
  void slotsHaveThousandsOfFillings() {
    for (Technique technique : Technique.values()) {
      var seen = new HashSet<String>();
      for (int throwNumber = 0; throwNumber < 5_000; throwNumber++) {
        seen.add(phrasebook.say(technique.slot(), Dice.of(3, throwNumber)));
      }
      assertThat(seen).as(technique.name()).hasSizeGreaterThan(4_000);
    }
  }

  @Test
  void peopleAskInSixtyWaysAndMore() {
    assertThat(phrasebook.size("chat")).isGreaterThanOrEqualTo(60);
    var frames = new ArrayList<Set<String>>();
    for (String frame : phrasebook.unfilled("chat")) {
      frames.add(Grams.of(frame.replaceAll("\\{[^}]*}", " x ")));
    }
    assertThat(nearest(frames)).isLessThan(0.25);
  }

  @Test
  void anAlternatingVoiceHasHalfOfEach() {
    Voice voice = Voice.alternating((turn, dice, out) -> out.append("a"), Voice.chat(phrasebook));
    int even = 0;
    for (long turn = 0; turn < 10; turn++) {
      even += voice.say(turn, new Dice(turn)).equals("a") ? 1 : 0;
    }
    assertThat(even).isEqualTo(5);
  }

  @Test
  void aListThatIsMissingIsNamed() {
    assertThatThrownBy(() -> phrasebook.say("nowhere", new Dice(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }

  private static double nearest(List<Set<String>> texts) {
    double nearest = 0;
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < i; j++) {
        nearest = Math.max(nearest, Grams.jaccard(texts.get(i), texts.get(j)));
      }
    }
    return nearest;
  }
}
