package org.stillwatch.sdk.cli.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An operator's template of one technique: sentences, a slot after the third, sentences.
 *
 * @param prefix a line in front, or empty
 * @param sentences five, or four where one was dropped; the third introduces the slot
 */
public record Template(Technique technique, String prefix, List<String> sentences) {
  private static final Code CODE = new Code(5);
  private static final int SECTIONS = 5;
  private static final int BEFORE_SLOT = 3;

  public Template {
    sentences = List.copyOf(sentences);
  }

  /** How many operators have templates that are not near copies of another's. */
  public static int operators() {
    return CODE.prime() * CODE.prime();
  }

  /**
   * The template in its first form.
   *
   * @param operator from 1 to {@link #operators()}
   */
  public static Template of(int operator, Technique technique, Phrasebook phrasebook) {
    var sentences = new ArrayList<String>();
    for (int section = 0; section < SECTIONS; section++) {
      int alternative = CODE.alternative((operator - 1) % operators(), section);
      sentences.add(
          phrasebook.say(technique.section(section + 1), alternative, new Dice(operator)));
    }
    return new Template(technique, "", sentences);
  }

  /** The template as it is used at one lab: one or two small changes, drawn from the dice. */
  public Template varied(Dice dice, Phrasebook phrasebook) {
    var changed = new ArrayList<>(sentences);
    String line = dice.below(2) == 0 ? phrasebook.say("prefix", dice) + "\n" : prefix;
    switch (dice.below(4)) {
      case 0 -> changed.remove(SECTIONS - 1);
      case 1 -> changed.add(0, changed.remove(1));
      case 2 -> changed.set(0, changed.get(0).toUpperCase(Locale.ROOT));
      default -> changed.add(SECTIONS - 2, changed.remove(SECTIONS - 1));
    }
    return new Template(technique, line, changed);
  }

  String beforeSlot() {
    return prefix + String.join(" ", sentences.subList(0, BEFORE_SLOT)) + "\n";
  }

  String afterSlot() {
    return "\n" + String.join(" ", sentences.subList(BEFORE_SLOT, sentences.size()));
  }

  /** Speaks with a new filling every time. */
  public Voice voice(Phrasebook phrasebook) {
    String before = beforeSlot();
    String after = afterSlot();
    String slot = technique.slot();
    return (turn, dice, out) -> {
      out.append(before);
      phrasebook.say(slot, dice, out);
      out.append(after);
    };
  }
}
