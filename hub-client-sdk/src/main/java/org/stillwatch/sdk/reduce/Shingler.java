package org.stillwatch.sdk.reduce;

import java.util.Arrays;
import org.stillwatch.wire.indicator.Feature;

/**
 * Cuts normalised text into shingles: overlapping runs, each as a 64-bit hash that only holders of
 * the group key can make. The hash is fast, not strong; what leaves the lab is hashed again with
 * SipHash. Not thread-safe: it holds its buffers.
 */
public final class Shingler {
  private static final int SKELETON_RUN = 5;
  private static final int MAX_WORD = 12;

  private final long charSeed;
  private final long skeletonSeed;
  private final long multiplier;
  private final WordTable functionWords;
  private char[] chars = new char[2048];
  private long[] marks = new long[512];
  private long[] shingles = new long[2048];
  private int count;

  public Shingler(GroupKey key) {
    SipHash seeds = new SipHash(key.subkey("stillwatch shingles/1"));
    charSeed = seeds.hash(1);
    skeletonSeed = seeds.hash(2);
    multiplier = seeds.hash(3) | 1;
    functionWords = new WordTable(multiplier);
  }

  /**
   * Cuts this text, and holds the shingles until the next call, repetitions included.
   *
   * @param normalised what {@link Normaliser} returned
   * @return how many there are; read them with {@link #at}
   */
  public int cut(String normalised, Feature feature) {
    int length = normalised.length();
    chars = chars.length < length ? new char[length * 2] : chars;
    normalised.getChars(0, length, chars, 0);
    switch (feature) {
      case C8 -> runs(length, 8);
      case C12 -> runs(length, 12);
      case SKELETON -> skeleton(length);
    }
    return count;
  }

  /** A shingle of the last cut. */
  public long at(int index) {
    return shingles[index];
  }

  /** The distinct shingles of this text. */
  public ShingleSet set(String normalised, Feature feature) {
    int cut = cut(normalised, feature);
    return ShingleSet.ofOwned(Arrays.copyOf(shingles, cut), cut);
  }

  private void runs(int length, int run) {
    count = 0;
    ensure(length);
    long leaving = power(run);
    long seed = charSeed + run;
    long hash = 0;
    for (int i = 0; i < length; i++) {
      hash = hash * multiplier + chars[i] + 1;
      if (i >= run) {
        hash -= leaving * (chars[i - run] + 1L);
      }
      if (i >= run - 1) {
        shingles[count++] = mix(hash ^ seed);
      }
    }
  }

  private void skeleton(int length) {
    int found = marks(length);
    count = 0;
    ensure(found);
    long leaving = power(SKELETON_RUN);
    long hash = 0;
    for (int i = 0; i < found; i++) {
      hash = hash * multiplier + marks[i];
      if (i >= SKELETON_RUN) {
        hash -= leaving * marks[i - SKELETON_RUN];
      }
      if (i >= SKELETON_RUN - 1) {
        shingles[count++] = mix(hash ^ skeletonSeed);
      }
    }
  }

  /** One mark for each function word, each punctuation sign, and each run of content words. */
  private int marks(int length) {
    marks = marks.length < length ? new long[length * 2] : marks;
    int found = 0;
    boolean inContent = false;
    int i = 0;
    while (i < length) {
      char c = chars[i];
      if (c == ' ') {
        i++;
      } else if (!wordChar(c)) {
        marks[found++] = mix(c + 1L);
        inContent = false;
        i++;
      } else {
        int start = i;
        long hash = 0;
        while (i < length && wordChar(chars[i])) {
          hash = hash * multiplier + chars[i++] + 1;
        }
        boolean frame = i - start <= MAX_WORD && functionWords.contains(hash);
        if (frame) {
          marks[found++] = mix(hash);
        } else if (!inContent) {
          marks[found++] = 1;
        }
        inContent = !frame;
      }
    }
    return found;
  }

  private static boolean wordChar(char c) {
    return (c >= 'a' && c <= 'z') || c == '0' || (c >= 128 && Character.isLetterOrDigit(c));
  }

  private void ensure(int needed) {
    shingles = shingles.length < needed ? new long[needed * 2] : shingles;
  }

  private long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= multiplier;
    }
    return power;
  }

  /** The finaliser of MurmurHash3: every input bit reaches every output bit. */
  static long mix(long value) {
    long mixed = value;
    mixed ^= mixed >>> 33;
    mixed *= 0xff51afd7ed558ccdL;
    mixed ^= mixed >>> 33;
    mixed *= 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
