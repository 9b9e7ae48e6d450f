package org.stillwatch.wire.indicator;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A MinHash sketch of one template under the members' group key: one byte for each component, so
 * that a member who holds the key cannot read single shingles out of it. Two sketches made with the
 * same key and reducer tell how alike their templates are, and nothing else. Immutable; equal by
 * content.
 */
public final class Sketch {
  /** How often two unrelated one-byte components agree by chance. */
  private static final double CHANCE = 1.0 / 256;

  private final Feature feature;
  private final byte[] components;

  private Sketch(Feature feature, byte[] components) {
    this.feature = feature;
    this.components = components;
  }

  /**
   * A sketch of these components, which are copied.
   *
   * @throws IllegalArgumentException if there are not exactly {@link Feature#components()} bytes
   */
  public static Sketch of(Feature feature, byte[] components) {
    Objects.requireNonNull(feature, "feature");
    if (components.length != feature.components()) {
      throw new IllegalArgumentException(
          "a sketch of "
              + feature.wireName()
              + " has "
              + feature.components()
              + " bytes, not "
              + components.length);
    }
    return new Sketch(feature, components.clone());
  }

  public Feature feature() {
    return feature;
  }

  /** A copy of the components. */
  public byte[] components() {
    return components.clone();
  }

  /**
   * The estimated Jaccard similarity of the two templates, 0 to 1, corrected for components that
   * agree by chance. Its standard error is about sqrt(j(1-j)/n): .025 for c8 at .20, .044 at most
   * for the others.
   *
   * @throws IllegalArgumentException if the other sketch is of another feature
   */
  public double estimatedJaccard(Sketch other) {
    if (other.feature != feature) {
      throw new IllegalArgumentException(
          "sketches of "
              + feature.wireName()
              + " and "
              + other.feature.wireName()
              + " do not compare");
    }
    int agreeing = 0;
    for (int i = 0; i < components.length; i++) {
      if (components[i] == other.components[i]) {
        agreeing++;
      }
    }
    return estimated(agreeing);
  }

  private double estimated(int agreeing) {
    double share = (double) agreeing / components.length;
    return Math.max(0, (share - CHANCE) / (1 - CHANCE));
  }

  /**
   * The least number of components in which another sketch must agree with this one, so that {@link
   * #estimatedJaccard} is at least this: for who compares many.
   *
   * @param jaccard 0 to 1
   */
  public int leastAgreeing(double jaccard) {
    int agreeing = (int) Math.ceil(jaccard * components.length);
    while (agreeing > 0 && estimated(agreeing - 1) >= jaccard) {
      agreeing--;
    }
    while (agreeing < components.length && estimated(agreeing) < jaccard) {
      agreeing++;
    }
    return agreeing;
  }

  /**
   * Match keys for finding candidates: the sketch cut into bands of so many components, each with
   * its feature and its place. Two sketches share a key when they agree in a whole band. Two rows
   * to a band find .99 of the c8 pairs at similarity .20; but each band then has only 65,536
   * values, so among ten million sketches an unrelated one shares some band with tens of thousands
   * of others: at that size give three rows and accept what is missed, or give two bands together.
   *
   * @param rows components to a band, 1 to 6
   * @return one key for each whole band, in order; keys of different features or widths never
   *     coincide
   */
  public long[] bandKeys(int rows) {
    if (rows < 1 || rows > 6) {
      throw new IllegalArgumentException("a band has 1 to 6 components, not " + rows);
    }
    long[] keys = new long[components.length / rows];
    for (int band = 0; band < keys.length; band++) {
      long key = (long) feature.number() << 3 | rows;
      key = key << 8 | band;
      for (int row = 0; row < rows; row++) {
        key = key << 8 | (components[band * rows + row] & 0xff);
      }
      keys[band] = key;
    }
    return keys;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sketch that
        && feature == that.feature
        && Arrays.equals(components, that.components);
  }

  @Override
  public int hashCode() {
    return 31 * feature.hashCode() + Arrays.hashCode(components);
  }

  /** The feature and the first bytes: enough to tell two apart in a log. */
  @Override
  public String toString() {
    return feature.wireName() + ":" + HexFormat.of().formatHex(components, 0, 4) + "…";
  }
}
