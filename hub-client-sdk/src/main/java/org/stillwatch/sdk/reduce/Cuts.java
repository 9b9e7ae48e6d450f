package org.stillwatch.sdk.reduce;

import java.util.Arrays;
import org.stillwatch.wire.indicator.Feature;

/** The shingles of one feature of several texts, one after the other. Not thread-safe. */
final class Cuts {
  private static final int FIRST = 1 << 12;
  private static final int LARGE = 1 << 18;

  private long[] shingles = new long[FIRST];
  private int[] ends = new int[33];
  private int texts;

  /** Forgets all texts; a buffer that was much too large becomes small again. */
  void clear(int expected) {
    if (shingles.length > LARGE && size() < shingles.length / 16) {
      shingles = new long[FIRST];
    }
    if (ends.length <= expected) {
      ends = new int[expected + 1];
    }
    texts = 0;
  }

  /** Cuts one text more. */
  void add(Shingler shingler, String normalised, Feature feature) {
    int cut = shingler.cut(normalised, feature);
    int before = size();
    if (before + cut > shingles.length) {
      shingles = Arrays.copyOf(shingles, (before + cut) * 2);
    }
    shingler.copy(shingles, before);
    ends[++texts] = before + cut;
  }

  /** All shingles; to be read from {@link #from} to {@link #to} of a text. */
  long[] shingles() {
    return shingles;
  }

  int from(int text) {
    return ends[text];
  }

  int to(int text) {
    return ends[text + 1];
  }

  /** How many shingles there are of all texts, repetitions included. */
  int size() {
    return ends[texts];
  }
}
