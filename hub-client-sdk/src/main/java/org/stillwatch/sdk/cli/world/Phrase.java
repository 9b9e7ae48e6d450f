package org.stillwatch.sdk.cli.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One phrase, ready to be said: literal text, and slots that are lists or numbers. Immutable. */
record Phrase(List<Part> parts) {
  private static final Pattern SLOT =
      Pattern.compile("\\{(?:#(?<low>\\d+)-(?<high>\\d+)|(?<list>[a-z0-9-]+))}");

  interface Part {
    void say(Dice dice, StringBuilder out);
  }

  Phrase {
    parts = List.copyOf(parts);
  }

  static Phrase of(String text, Function<String, Phrase[]> lists) {
    var parts = new ArrayList<Part>();
    Matcher slot = SLOT.matcher(text);
    int from = 0;
    while (slot.find()) {
      literal(text.substring(from, slot.start()), parts);
      parts.add(slot.group("list") == null ? number(slot) : choice(slot, lists));
      from = slot.end();
    }
    literal(text.substring(from), parts);
    return new Phrase(parts);
  }

  private static void literal(String text, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add((dice, out) -> out.append(text));
    }
  }

  private static Part number(Matcher slot) {
    int low = Integer.parseInt(slot.group("low"));
    int high = Integer.parseInt(slot.group("high"));
    return (dice, out) -> out.append(dice.between(low, high));
  }

  private static Part choice(Matcher slot, Function<String, Phrase[]> lists) {
    Phrase[] list = lists.apply(slot.group("list"));
    return (dice, out) -> any(list, dice, out);
  }

  static void any(Phrase[] list, Dice dice, StringBuilder out) {
    list[dice.below(list.length)].say(dice, out);
  }

  void say(Dice dice, StringBuilder out) {
    for (Part part : parts) {
      part.say(dice, out);
    }
  }
}
