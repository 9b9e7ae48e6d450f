package org.stillwatch.sdk.meaning;

import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.Measure;

/**
 * How far a meaning lies along {@value #COUNT} secret directions, in four levels each. What leaves
 * the lab of a meaning.
 *
 * @param bytes {@value #BYTES}, two bits a level; the first direction is in the highest bits of the
 *     first byte
 */
public record MeaningLevels(Bytes bytes) {
  public static final int COUNT = 384;
  public static final int BYTES = COUNT / 4;

  public MeaningLevels {
    if (bytes.size() != BYTES) {
      throw new IllegalArgumentException("a meaning has " + BYTES + " bytes");
    }
  }

  /**
   * The levels of these coordinates, {@value #COUNT} of them. The steps are at nothing and at the
   * root of the mean square to both sides: nearly where a normal distribution loses least by four
   * levels (Max 1960).
   */
  static MeaningLevels of(double[] coordinates) {
    double squares = 0;
    for (double coordinate : coordinates) {
      squares += coordinate * coordinate;
    }
    double step = Math.sqrt(squares / coordinates.length);
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < COUNT; i++) {
      bytes[i / 4] |= (byte) (level(coordinates[i], step) << (6 - 2 * (i % 4)));
    }
    return new MeaningLevels(Bytes.of(bytes));
  }

  private static int level(double coordinate, double step) {
    if (coordinate < 0) {
      return coordinate < -step ? 0 : 1;
    }
    return coordinate < step ? 2 : 3;
  }

  /** The cosine of the angle between the two, as the hub reads it: {@link Measure#LEVELS}. */
  public double likeness(MeaningLevels other) {
    return Measure.LEVELS.similarity(bytes, other.bytes);
  }

  /** Says nothing of the levels. */
  @Override
  public String toString() {
    return "MeaningLevels[" + COUNT + " levels]";
  }
}
