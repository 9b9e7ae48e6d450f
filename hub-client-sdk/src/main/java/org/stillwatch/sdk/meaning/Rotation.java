package org.stillwatch.sdk.meaning;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@value MeaningLevels#COUNT} orthogonal directions drawn at random from a secret key: along them
 * a meaning's levels are measured. The same key gives the same directions on every machine (AES-128
 * in counter mode, StrictMath, no reordering). Immutable and thread-safe.
 */
final class Rotation {
  private final double[][] directions;

  /**
   * Draws the directions.
   *
   * @param key 16 bytes
   * @param dimensions {@value MeaningLevels#COUNT} at least
   */
  Rotation(byte[] key, int dimensions) {
    if (dimensions < MeaningLevels.COUNT) {
      throw new IllegalArgumentException("at least " + MeaningLevels.COUNT + " dimensions");
    }
    Normal normal = new Normal(key, MeaningLevels.COUNT * dimensions);
    directions = new double[MeaningLevels.COUNT][dimensions];
    for (int i = 0; i < directions.length; i++) {
      for (int j = 0; j < dimensions; j++) {
        directions[i][j] = normal.next();
      }
      straighten(i);
    }
  }

  /** Gram and Schmidt, twice over: once leaves errors that grow with the number of directions. */
  private void straighten(int last) {
    double[] direction = directions[last];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < last; i++) {
        double along = dot(directions[i], direction);
        for (int j = 0; j < direction.length; j++) {
          direction[j] -= along * directions[i][j];
        }
      }
    }
    double length = Math.sqrt(dot(direction, direction));
    for (int j = 0; j < direction.length; j++) {
      direction[j] /= length;
    }
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  MeaningLevels levels(double[] meaning) {
    double[] coordinates = new double[directions.length];
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = dot(directions[i], meaning);
    }
    return MeaningLevels.of(coordinates);
  }

  double[] direction(int index) {
    return directions[index].clone();
  }

  /** Normally distributed numbers by the polar form of Box and Muller. */
  private static final class Normal {
    private static final double UNIT = 0x1.0p-53;

    private final ByteBuffer random;

    Normal(byte[] key, int numbers) {
      try {
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(
            Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
        random = ByteBuffer.wrap(cipher.doFinal(new byte[numbers * 2 * Long.BYTES]));
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException("every Java platform has AES in counter mode", impossible);
      }
    }

    double next() {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(fraction()));
      return radius * StrictMath.cos(2 * Math.PI * fraction());
    }

    /** Above 0 and not above 1. */
    private double fraction() {
      return ((random.getLong() >>> 11) + 1) * UNIT;
    }
  }
}
