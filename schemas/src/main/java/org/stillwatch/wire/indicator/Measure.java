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
  /**
   * Coordinates in four levels, two bits each: the cosine of the angle between the levels, which
   * stand for -3, -1, 1 and 3. Between directions in space it reads about an eighth too low.
   */
  LEVELS {
    @Override
    double of(byte[] one, byte[] other) {
      int product = 0;
      int square = 0;
      int otherSquare = 0;
      for (int i = 0; i < one.length; i++) {
        for (int shift = 0; shift < Byte.SIZE; shift += 2) {
          int level = 2 * (one[i] >> shift & 3) - 3;
          int otherLevel = 2 * (other[i] >> shift & 3) - 3;
          product += level * otherLevel;
          square += level * level;
          otherSquare += otherLevel * otherLevel;
        }
      }
      return product / Math.sqrt((double) square * otherSquare);
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
