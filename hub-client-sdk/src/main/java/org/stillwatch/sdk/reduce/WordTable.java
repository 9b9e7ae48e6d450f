package org.stillwatch.sdk.reduce;

/**
 * The function words as hashes in an open table, so that looking one up makes no string. Immutable.
 */
final class WordTable {
  private final long[] slots = new long[2048];

  WordTable(long multiplier) {
    for (String word : FunctionWords.all()) {
      long hash = 0;
      for (int i = 0; i < word.length(); i++) {
        hash = hash * multiplier + word.charAt(i) + 1;
      }
      int slot = slot(hash);
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = hash;
    }
  }

  boolean contains(long hash) {
    int slot = slot(hash);
    while (slots[slot] != 0) {
      if (slots[slot] == hash) {
        return true;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return false;
  }

  private int slot(long hash) {
    return (int) (Shingler.mix(hash) >>> 40) & slots.length - 1;
  }
}
