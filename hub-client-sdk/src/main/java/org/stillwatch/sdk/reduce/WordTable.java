package org.stillwatch.sdk.reduce;

/** The function words as hashes, so that looking one up makes no string. Immutable. */
final class WordTable {
  private final LongTable words;

  /** The table for words hashed as polynomials in this multiplier, each character plus one. */
  WordTable(long multiplier) {
    words =
        new LongTable(
            FunctionWords.all().stream().mapToLong(word -> mixed(word, multiplier)).toArray());
  }

  private static long mixed(String word, long multiplier) {
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = hash * multiplier + word.charAt(i) + 1;
    }
    return Shingler.mix(hash);
  }

  /** Whether this is the hash of a function word. */
  boolean contains(long hash) {
    return words.contains(Shingler.mix(hash));
  }
}
