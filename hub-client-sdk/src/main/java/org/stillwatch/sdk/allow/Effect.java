package org.stillwatch.sdk.allow;

import java.util.Arrays;
import java.util.Locale;

/** What an entry of the lab's own list does. */
public enum Effect {
  /** What it names is never reported. */
  BLOCK,
  /** What it names is reported, and the lab's own people are told that it is on the list. */
  INFORM;

  /** The word in files and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Effect of(String word) {
    return Arrays.stream(values())
        .filter(effect -> effect.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("block or inform"));
  }
}
