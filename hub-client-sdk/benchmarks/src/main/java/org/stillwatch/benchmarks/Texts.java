package org.stillwatch.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.sdk.cli.world.Dice;
import org.stillwatch.sdk.cli.world.Phrasebook;

/** Prompts of 1,000 characters, in sentences of the invented world. */
final class Texts {
  static final int CHARACTERS = 1_000;

  private static final long SEED = 7;

  private Texts() {}

  /** Prompts that have nothing in common but their subjects. */
  static List<String> unlike(int count) {
    return framed(count, 0);
  }

  /**
   * Prompts of one account.
   *
   * @param frame characters at their beginning that all have in common
   */
  static List<String> framed(int count, int frame) {
    Phrasebook phrasebook = Phrasebook.own();
    String shared = text(phrasebook, new Dice(SEED), frame);
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Dice dice = Dice.of(SEED, i);
      prompts.add(shared + text(phrasebook, dice, CHARACTERS - frame));
    }
    return prompts;
  }

  private static String text(Phrasebook phrasebook, Dice dice, int characters) {
    StringBuilder text = new StringBuilder();
    while (text.length() < characters) {
      phrasebook.say("ask", dice, text);
      text.append(' ');
    }
    return text.substring(0, characters);
  }
}
