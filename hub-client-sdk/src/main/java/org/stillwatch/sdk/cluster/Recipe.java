package org.stillwatch.sdk.cluster;

/**
 * The thresholds of local clustering. Part of the reducer's name: other numbers, another name.
 *
 * @param c8Jaccard accounts with this similarity of eight-grams are alike
 * @param c8Shingles and so many eight-grams each
 * @param c12Jaccard the same for twelve-grams
 * @param c12Shingles and so many twelve-grams each
 * @param boilerplateClusters what occurs in more clusters than this says nothing of an operator
 * @param containment a prompt with this share of a cluster's template is a hit
 * @param hitShingles templates of fewer twelve-grams are not looked for
 * @param hits an account with so many hits uses the cluster's template
 * @param usedTogether clusters that so many accounts use are one
 */
public record Recipe(
    double c8Jaccard,
    int c8Shingles,
    double c12Jaccard,
    int c12Shingles,
    int boilerplateClusters,
    double containment,
    int hitShingles,
    int hits,
    int usedTogether) {
  /** The measured recipe. */
  public static final Recipe USUAL = new Recipe(0.30, 6, 0.40, 4, 3, 0.7, 8, 2, 2);
}
