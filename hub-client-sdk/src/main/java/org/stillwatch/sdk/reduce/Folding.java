package org.stillwatch.sdk.reduce;

import java.text.Normalizer;

/**
 * What each UTF-16 code unit becomes: lower case, without accent, look-alikes of other scripts as
 * the Latin letter they imitate, typographic quotes and dashes plain, format characters gone. Also
 * tells which units can never need NFKC composition with a neighbour. Built once, immutable.
 */
final class Folding {
  /** Stands for: leave this unit out. */
  static final char DROPPED = 0;

  /** Letters that imitate a Latin one: Cyrillic, Greek, phonetic and small capitals, crossed. */
  private static final String IMITATORS =
      "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501"
          + "\u04bb\u051b\u051d\u043a\u043c\u0442\u043d\u0432\u0433\u0475\u04cf"
          + "\u03b1\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03b3"
          + "\u03b7\u03b2\u0261\u0269\u0251\u0131\u029f\u1d00\u1d04\u1d0f\u1d1c"
          + "\u1d20\u1d21\u1d22\u00df\u00f8\u0142\u0111";

  private static final String MEANT = "aeopcyxijsdhqwkmthbrvlaeikvoptuxynbgiailacouvwzbold";

  private static final char[] FOLDED = new char[1 << 16];
  private static final boolean[] STABLE = new boolean[1 << 16];

  static {
    for (int unit = 0; unit < FOLDED.length; unit++) {
      FOLDED[unit] = fold((char) unit);
      STABLE[unit] = stable((char) unit);
    }
    for (int i = 0; i < IMITATORS.length(); i++) {
      char imitator = IMITATORS.charAt(i);
      FOLDED[imitator] = MEANT.charAt(i);
      char upper = Character.toUpperCase(imitator);
      if (upper >= 128) {
        FOLDED[upper] = MEANT.charAt(i);
      }
    }
  }

  private Folding() {}

  static char of(char unit) {
    return FOLDED[unit];
  }

  /** Whether text of such units only is in NFKC already. */
  static boolean isStable(char unit) {
    return STABLE[unit];
  }

  private static boolean stable(char unit) {
    if (unit < 128) {
      return true;
    }
    boolean joins =
        switch (Character.getType(unit)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.SURROGATE,
              Character.UNASSIGNED ->
              true;
          default -> unit >= 0x1100 && unit < 0x1200;
        };
    return !joins && Normalizer.isNormalized(String.valueOf(unit), Normalizer.Form.NFKC);
  }

  private static char fold(char unit) {
    if (unit < 128) {
      return ascii(unit);
    }
    if (Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == 0x85) {
      return ' ';
    }
    return switch (Character.getType(unit)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          DROPPED;
      case Character.DASH_PUNCTUATION -> '-';
      case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> quote(unit);
      case Character.DECIMAL_DIGIT_NUMBER -> '0';
      default -> letter(unit);
    };
  }

  private static char ascii(char unit) {
    if (unit <= ' ' || unit == 127) {
      return Character.isWhitespace(unit) ? ' ' : DROPPED;
    }
    return Character.toLowerCase(unit);
  }

  private static char quote(char unit) {
    return (unit >= 0x2018 && unit <= 0x201b) || unit == 0x2039 || unit == 0x203a ? '\'' : '"';
  }

  /** Lower case, and the base letter where the rest is accents. */
  private static char letter(char unit) {
    char lower = Character.toLowerCase(unit);
    if (lower == '\u201e') {
      return '"';
    }
    if (lower == '\u201a') {
      return '\'';
    }
    if (!Character.isLetter(lower)) {
      return lower;
    }
    String parts = Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD);
    for (int i = 1; i < parts.length(); i++) {
      if (Character.getType(parts.charAt(i)) != Character.NON_SPACING_MARK) {
        return lower;
      }
    }
    return parts.isEmpty() ? lower : parts.charAt(0);
  }
}
