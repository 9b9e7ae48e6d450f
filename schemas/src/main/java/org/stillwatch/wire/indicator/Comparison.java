package org.stillwatch.wire.indicator;

import java.util.Optional;

/**
 * The way in which values are compared, and with which: values of different comparisons never
 * match. The name holds the kind's form and, for tokens, the epoch.
 *
 * @param name at most 64 characters, stable for ever
 * @param feature empty if values agree only when they are equal; else they agree when their
 *     sketches of this feature are alike
 */
public record Comparison(String name, Optional<Feature> feature) {
  /** Values agree only when equal. */
  public static Comparison exact(String name) {
    return new Comparison(name, Optional.empty());
  }

  /** Values agree when their sketches are alike enough. */
  public static Comparison alike(String name, Feature feature) {
    return new Comparison(name, Optional.of(feature));
  }
}
