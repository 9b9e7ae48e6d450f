package org.stillwatch.sdk.reduce;

import java.text.Normalizer;

/**
 * The first step of the recipe: makes prompts that say the same look the same. NFKC, lower case, no
 * accents, no format characters, look-alike letters folded, white space runs one blank; numbers,
 * quoted text and code masked, since they are what varies. One pass over a table; not thread-safe:
 * it holds its buffer.
 */
public final class Normaliser {
  /** Longer prompts are cut to their first and last halves of this many UTF-16 units. */
  public static final int MAX_CHARS = 32_768;

  private static final int LONGEST_QUOTE = 100;
  private static final int LONGEST_INLINE_CODE = 200;

  private char[] in = new char[2048];
  private int length;
  private char[] out = new char[2048];
  private int written;

  /** The normal form of this prompt; may be empty. */
  public String normalise(String prompt) {
    load(prompt);
    written = 0;
    int i = 0;
    while (i < length) {
      i = plain(i);
      if (i < length) {
        i = masked(i, in[i]);
      }
    }
    if (written > 0 && out[written - 1] == ' ') {
      written--;
    }
    return new String(out, 0, written);
  }

  /** Copies letters and blanks, which are nearly all there is; returns where something else is. */
  private int plain(int start) {
    char[] from = in;
    char[] to = out;
    int end = length;
    int w = written;
    int i = start;
    while (i < end) {
      char c = from[i];
      if (c >= 'a' && c <= 'z') {
        to[w++] = c;
      } else if (c != ' ') {
        break;
      } else if (w > 0 && to[w - 1] != ' ') {
        to[w++] = ' ';
      }
      i++;
    }
    written = w;
    return i;
  }

  private int masked(int i, char c) {
    if (c >= '0' && c <= '9') {
      return number(i);
    }
    if (c == '"' || c == '\'') {
      return quoted(i, c);
    }
    if (c == '`') {
      return code(i);
    }
    out[written++] = c;
    return i + 1;
  }

  /** Folds the prompt into {@code in}; every unit is final but for what masking does. */
  private void load(String prompt) {
    String text = prompt.length() <= MAX_CHARS ? prompt : ends(prompt);
    take(text);
    if (plainAscii()) {
      foldAscii();
      return;
    }
    if (!stable()) {
      text = Normalizer.normalize(text, Normalizer.Form.NFKC);
      take(text);
    }
    int size = length;
    length = 0;
    for (int i = 0; i < size; i++) {
      char unit = text.charAt(i);
      char folded = Character.isSurrogate(unit) ? paired(text, i) : Folding.of(unit);
      in[length] = folded;
      length += folded == Folding.DROPPED ? 0 : 1;
    }
  }

  private void take(String text) {
    length = text.length();
    if (in.length < length) {
      in = new char[length * 2];
      out = new char[length * 2];
    }
    text.getChars(0, length, in, 0);
  }

  /** Most prompts; NFKC leaves ASCII as it is. */
  private boolean plainAscii() {
    char[] units = in;
    int all = 0;
    for (int i = 0; i < length; i++) {
      all |= units[i];
    }
    return all < 128;
  }

  private void foldAscii() {
    char[] units = in;
    int size = length;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      char folded = Folding.of(units[i]);
      units[kept] = folded;
      kept += folded == Folding.DROPPED ? 0 : 1;
    }
    length = kept;
  }

  /** Half of a pair stays as it is; a surrogate alone is no text. */
  private static char paired(String text, int i) {
    char unit = text.charAt(i);
    boolean pair =
        Character.isHighSurrogate(unit)
            ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
            : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    return pair ? unit : Folding.DROPPED;
  }

  private static String ends(String prompt) {
    int half = MAX_CHARS / 2;
    return prompt.substring(0, half) + ' ' + prompt.substring(prompt.length() - half);
  }

  private boolean stable() {
    for (int i = 0; i < length; i++) {
      if (!Folding.isStable(in[i])) {
        return false;
      }
    }
    return true;
  }

  /** Digits, with single points, commas, colons inside, are one mark. */
  private int number(int start) {
    int i = start;
    while (i < length && (digit(i) || (separator(in[i]) && i + 1 < length && digit(i + 1)))) {
      i++;
    }
    out[written++] = '0';
    return i;
  }

  private boolean digit(int i) {
    return in[i] >= '0' && in[i] <= '9';
  }

  private static boolean separator(char c) {
    return c == '.' || c == ',' || c == ':';
  }

  /** A quotation that opens after a gap and closes before one is one mark; else the sign stays. */
  private int quoted(int start, char sign) {
    if (start == 0 || !letterOrDigit(in[start - 1])) {
      int end = Math.min(length, start + LONGEST_QUOTE);
      for (int i = start + 1; i < end; i++) {
        if (in[i] == sign && (i + 1 == length || !letterOrDigit(in[i + 1]))) {
          out[written++] = '"';
          out[written++] = '"';
          return i + 1;
        }
      }
    }
    out[written++] = sign;
    return start + 1;
  }

  /** A fenced block, or code between single back quotes, is one mark. */
  private int code(int start) {
    boolean fence = start + 2 < length && in[start + 1] == '`' && in[start + 2] == '`';
    int i = start + (fence ? 3 : 1);
    int end = fence ? length : Math.min(length, start + LONGEST_INLINE_CODE);
    while (i < end && in[i] != '`') {
      i++;
    }
    out[written++] = '`';
    while (i < length && in[i] == '`') {
      i++;
    }
    return fence || i < end ? i : start + 1;
  }

  private static boolean letterOrDigit(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 128 && Character.isLetterOrDigit(c));
  }
}
