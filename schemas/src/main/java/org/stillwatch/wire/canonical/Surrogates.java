package org.stillwatch.wire.canonical;

/** Finds halves of UTF-16 pairs that stand alone: such a string has no UTF-8 encoding. */
public final class Surrogates {
  private Surrogates() {}

  /** Index of the first lone surrogate in chars, or -1. */
  public static int firstLone(String text) {
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        var paired =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!paired) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
