package org.stillwatch.sdk.reduce;

import java.util.Random;

/** Makes sentences that mean nothing and repeat seldom, for tests. */
public final class Words {
  private static final String[] SYLLABLES = {
    "ba", "ren", "to", "lis", "ka", "mur", "den", "so", "vi", "pal", "ger", "no", "tas", "wil",
        "fe",
    "hor", "cu", "min", "zan", "dro", "pe", "lum", "ri", "qua", "sti", "bo", "nex", "ya", "thu",
        "glo"
  };
  private static final String[] FRAME = {
    "the", "of", "and", "with", "for", "a", "in", "by", "that", "when", "to", "from", "or", "but"
  };

  private Words() {}

  /** A word of two to four syllables. */
  public static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int syllables = 2 + random.nextInt(3); syllables > 0; syllables--) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }

  /** A sentence of six to fourteen words, a blank at its end. */
  public static String sentence(Random random) {
    StringBuilder sentence = new StringBuilder();
    for (int words = 6 + random.nextInt(9); words > 0; words--) {
      String next = random.nextInt(3) == 0 ? FRAME[random.nextInt(FRAME.length)] : word(random);
      sentence.append(sentence.length() == 0 ? "" : " ").append(next);
    }
    return sentence.append(random.nextInt(4) == 0 ? "? " : ". ").toString();
  }

  /** So many sentences. */
  public static String text(Random random, int sentences) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences; i++) {
      text.append(sentence(random));
    }
    return text.toString();
  }
}
