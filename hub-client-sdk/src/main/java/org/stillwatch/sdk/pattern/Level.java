package org.stillwatch.sdk.pattern;

/**
 * One trait of a cluster's behaviour, quantised.
 *
 * @param trait its name, part of the reducer's meaning
 * @param level from 0; neighbouring levels are alike if the trait is ordered
 * @param ordered whether levels are steps of a scale, or names
 */
record Level(String trait, int level, boolean ordered) {
  /** A step of a scale. */
  static Level step(String trait, int level) {
    return new Level(trait, level, true);
  }

  /** A name. */
  static Level name(String trait, int level) {
    return new Level(trait, level, false);
  }
}
