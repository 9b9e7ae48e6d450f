package org.stillwatch.sdk.reduce;

import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Sketch;

/**
 * Makes what leaves the lab of a template: MinHash sketches under SipHash-2-4 with a key derived
 * from the group key, one byte to a component. Without the key a sketch cannot be computed for a
 * guessed template; with it, a byte still leaves 256 shingles in doubt. The three sketches of a
 * template of 600 characters cost about 70 microseconds, as much as the features of seven prompts,
 * so only what may leave is sketched. Immutable and thread-safe.
 */
public final class Signatures {
  private final SipHash hash;
  private final long[] components;

  public Signatures(GroupKey key) {
    hash = new SipHash(key.subkey("stillwatch sketch/1"));
    SipHash seeds = new SipHash(key.subkey("stillwatch sketch components/1"));
    components = new long[Feature.C8.components()];
    for (int i = 0; i < components.length; i++) {
      components[i] = seeds.hash(i);
    }
  }

  /** A sketch of fewer shingles would say more of chance than of the template. */
  public static int minShingles(Feature feature) {
    return switch (feature) {
      case C8 -> 6;
      case C12 -> 4;
      case SKELETON -> 10;
    };
  }

  /**
   * The sketch of these shingles.
   *
   * @throws IllegalArgumentException if there are fewer than {@link #minShingles}
   */
  public Sketch sketch(Feature feature, ShingleSet shingles) {
    if (shingles.size() < minShingles(feature)) {
      throw new IllegalArgumentException(
          "a sketch of "
              + feature.wireName()
              + " needs "
              + minShingles(feature)
              + " shingles, not "
              + shingles.size());
    }
    byte[] bytes = new byte[feature.components()];
    long[] smallest = new long[bytes.length];
    java.util.Arrays.fill(smallest, Long.MAX_VALUE);
    for (int s = 0; s < shingles.size(); s++) {
      long keyed = hash.hash(shingles.at(s));
      for (int i = 0; i < smallest.length; i++) {
        smallest[i] = Math.min(smallest[i], Shingler.mix(keyed ^ components[i]));
      }
    }
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) smallest[i];
    }
    return Sketch.of(feature, bytes);
  }
}
