package org.stillwatch.wire.indicator;

import org.stillwatch.wire.canonical.Bytes;

/** How likeness is read from two sketches of one kind. */
public enum Measure {
  /** One-byte MinHash components: the estimated Jaccard similarity, corrected for chance. */
  MINHASH {
    @Override
    double of(byte[] one, byte[] other) {
      int agreeing = 0;
      for (int i = 0; i < one.length; i++) {
        agreeing += one[i] == other[i] ? 1 : 0;
      }
      double share = (double) agreeing / one.length;
      return Math.max(0, (share - CHANCE) / (1 - CHANCE));
    }
  },
  /** Signs of random projections, a bit each: the estimated cosine of the angle between both. */
  SIGNS {
    @Override
    double of(byte[] one, byte[] other) {
      int differing = 0;
      for (int i = 0; i < one.length; i++) {
        differing += Integer.bitCount((one[i] ^ other[i]) & 0xff);
      }
      return Math.cos(Math.PI * differing / (8.0 * one.length));
    }
  };

  private static final double CHANCE = 1.0 / 256;

  abstract double of(byte[] one, byte[] other);

  /**
   * How alike the two are: 1 for equal ones.
   *
   * @throws IllegalArgumentException if they are not of one length
   */
  public double similarity(Bytes one, Bytes other) {
    if (one.size() != other.size() || one.size() == 0) {
      throw new IllegalArgumentException("sketches of one length");
    }
    return of(one.toByteArray(), other.toByteArray());
  }
}
