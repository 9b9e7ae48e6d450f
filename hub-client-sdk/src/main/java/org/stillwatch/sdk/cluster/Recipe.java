package org.stillwatch.sdk.cluster;

/**
 * The thresholds of local clustering. Part of the reducer's name: other numbers, another name.
 *
 * @param same templates as near as this are one template, told by one sketch
 * @param alike accounts with templates as near as this belong together
 * @param alikeWhenLong the same for longer templates, where less says as much
 * @param boilerplateClusters what occurs in more clusters than this says nothing of an operator
 * @param containment a prompt with this share of a cluster's template is a hit
 * @param hitShingles templates of fewer twelve-grams are not looked for
 * @param hits an account with so many hits uses the templates it hit
 * @param usedTogether templates that so many accounts use together are one operator's
 */
public record Recipe(
    Nearness same,
    Nearness alike,
    Nearness alikeWhenLong,
    int boilerplateClusters,
    double containment,
    int hitShingles,
    int hits,
    int usedTogether) {
  /** The measured recipe. */
  public static final Recipe USUAL =
      new Recipe(
          new Nearness(0.50, 6, 0.60, 4),
          new Nearness(0.30, 6, 0.40, 4),
          new Nearness(0.20, 24, 0.30, 20),
          3,
          0.7,
          6,
          2,
          2);

  /**
   * Near by either feature.
   *
   * @param c8Jaccard similarity of eight-grams, at least
   * @param c8Shingles with so many eight-grams each, at least
   * @param c12Jaccard similarity of twelve-grams, at least
   * @param c12Shingles with so many twelve-grams each, at least
   */
  public record Nearness(double c8Jaccard, int c8Shingles, double c12Jaccard, int c12Shingles) {}
}
