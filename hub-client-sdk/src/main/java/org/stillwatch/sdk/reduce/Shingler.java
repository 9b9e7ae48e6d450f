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
  private final long[] powers = new long[MAX_WORD + 1];
  private String text = "";
  private char[] chars = new char[2048];
  private long[] prefixes = new long[2049];
  private long[] marks = new long[512];
  private long[] shingles = new long[2048];
  private int count;

  public Shingler(GroupKey key) {
    SipHash seeds = new SipHash(key.subkey("stillwatch shingles/1"));
    charSeed = seeds.hash(1);
    skeletonSeed = seeds.hash(2);
    multiplier = seeds.hash(3) | 1;
    functionWords = new WordTable(multiplier);
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * multiplier;
    }
  }

  /**
   * Cuts this text, and holds the shingles until the next call, repetitions included.
   *
   * @param normalised what {@link Normaliser} returned
   * @return how many there are; read them with {@link #at}
   */
  @SuppressWarnings("ReferenceEquality") // the same object: three features of one text in a row
  public int cut(String normalised, Feature feature) {
    if (normalised != text) {
      load(normalised);
    }
    switch (feature) {
      case C8 -> runs(8);
      case C12 -> runs(12);
      case SKELETON -> skeleton();
    }
    return count;
  }

  /** Hashes every beginning of the text, from which the hash of any run is two steps away. */
  private void load(String normalised) {
    int length = normalised.length();
    if (chars.length < length) {
      chars = new char[length * 2];
      prefixes = new long[length * 2 + 1];
    }
    normalised.getChars(0, length, chars, 0);
    long hash = 0;
    for (int i = 0; i < length; i++) {
      hash = hash * multiplier + chars[i] + 1;
      prefixes[i + 1] = hash;
    }
    text = normalised;
  }

  /**
   * The hash of a run of at most {@link #MAX_WORD} characters, as a polynomial in the multiplier.
   */
  private long hash(int start, int end) {
    return prefixes[end] - prefixes[start] * powers[end - start];
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

  /** Copies the shingles of the last cut. */
  void copy(long[] into, int at) {
    System.arraycopy(shingles, 0, into, at, count);
  }

  private void runs(int run) {
    int length = text.length();
    count = Math.max(0, length - run + 1);
    ensure(count);
    long[] hashes = prefixes;
    long[] found = shingles;
    long leaving = powers[run];
    long seed = charSeed + run;
    for (int i = 0; i < count; i++) {
      found[i] = mix(hashes[i + run] - hashes[i] * leaving ^ seed);
    }
  }

  private void skeleton() {
    int found = marks(text.length());
    count = 0;
    ensure(found);
    long leaving = powers[SKELETON_RUN];
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
        while (i < length && wordChar(chars[i])) {
          i++;
        }
        boolean frame = i - start <= MAX_WORD && functionWords.contains(hash(start, i));
        if (frame) {
          marks[found++] = mix(hash(start, i));
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
