package org.stillwatch.sdk.reduce;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * MinHash under SipHash-2-4 with a key derived from the group key, one byte to a component. Without
 * the key a sketch cannot be computed for guessed items. Immutable and thread-safe.
 */
public final class KeyedMinHash {
  private final SipHash hash;
  private final long[] components;

  /**
   * Sketches for one purpose.
   *
   * @param purpose makes sketches of different purposes incomparable
   * @param components bytes of a sketch
   */
  public KeyedMinHash(GroupKey key, String purpose, int components) {
    this.hash = new SipHash(key.subkey(purpose));
    SipHash seeds = new SipHash(key.subkey(purpose + " components"));
    this.components = new long[components];
    for (int i = 0; i < components; i++) {
      this.components[i] = seeds.hash(i);
    }
  }

  /**
   * The sketch of these items, at least one.
   *
   * @throws IllegalArgumentException if there is none
   */
  public byte[] sketch(Collection<String> items) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a sketch of one item at least");
    }
    long[] smallest = new long[components.length];
    Arrays.fill(smallest, Long.MAX_VALUE);
    for (String item : items) {
      long keyed = hash.hash(item.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < smallest.length; i++) {
        smallest[i] = Math.min(smallest[i], Shingler.mix(keyed ^ components[i]));
      }
    }
    byte[] sketch = new byte[components.length];
    for (int i = 0; i < sketch.length; i++) {
      sketch[i] = (byte) smallest[i];
    }
    return sketch;
  }
}
