package org.stillwatch.sdk.watch;

/**
 * Tells most keys that are not in a table with one read of memory: a Bloom filter whose bits for
 * one key lie within 64 bytes (Putze, Sanders and Singler, 2007). 16 bits a key; of the others it
 * lets about 2 in 1,000 through, which the table then tells. Immutable and thread-safe.
 */
final class Sieve {
  private static final int WORDS = 8;
  private static final int KEYS_A_BLOCK = 32;

  /** Large arrays begin 16 bytes before their first element, which is to lie on 64. */
  private static final int FIRST = 6;

  private final int blocks;
  private final long[] words;

  /** Lets all entries through. */
  Sieve(Entries entries) {
    blocks = Math.max(1, entries.size() / KEYS_A_BLOCK);
    words = new long[FIRST + blocks * WORDS];
    for (int i = 0; i < entries.size(); i++) {
      int block = block(entries.high(i));
      long low = entries.low(i);
      for (int bit = 0; bit < 5; bit++) {
        words[block + word(low)] |= 1L << (low >>> 3);
        low >>>= 9;
      }
    }
  }

  private int block(long high) {
    return FIRST + WORDS * (int) (((high >>> 32) * blocks) >>> 32);
  }

  private static int word(long bits) {
    return (int) (bits & (WORDS - 1));
  }

  /** Whether the key may be in the table; false is certain. */
  boolean maybe(long high, long low) {
    int block = block(high);
    long found =
        (words[block + word(low)] >>> (low >>> 3))
            & (words[block + word(low >>> 9)] >>> (low >>> 12))
            & (words[block + word(low >>> 18)] >>> (low >>> 21))
            & (words[block + word(low >>> 27)] >>> (low >>> 30))
            & (words[block + word(low >>> 36)] >>> (low >>> 39));
    return (found & 1) != 0;
  }
}
