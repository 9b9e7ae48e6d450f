package org.stillwatch.sdk.cli.world;

/** What an account says. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface Voice {

  /**
   * Appends one prompt.
   *
   * @param turn the account's own count of prompts, from 0
   */
  void say(long turn, Dice dice, StringBuilder out);

  /** One prompt. */
  default String say(long turn, Dice dice) {
    var out = new StringBuilder();
    say(turn, dice, out);
    return out.toString();
  }

  /** A person's questions of every sort. */
  static Voice chat(Phrasebook phrasebook) {
    return (turn, dice, out) -> phrasebook.say("ask", dice, out);
  }

  /** A fixed text with something of the list after it. */
  static Voice fixed(String text, String list, Phrasebook phrasebook) {
    return (turn, dice, out) -> {
      out.append(text);
      phrasebook.say(list, dice, out);
    };
  }

  /** The two by turns, so that each has half of the prompts. */
  static Voice alternating(Voice even, Voice odd) {
    return (turn, dice, out) -> (turn % 2 == 0 ? even : odd).say(turn, dice, out);
  }
}
