package org.stillwatch.wire.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How many clusters hold the value, in the buckets of the policy. */
public enum Rarity {
  /** Few: the value says much. */
  RARE,
  /** More than the first edge of the policy. */
  UNCOMMON,
  /** More than the second edge of the policy. */
  COMMON,
  /** Not known: values of the kind are compared, not counted. */
  UNKNOWN;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rarity of that word. */
  public static Rarity of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("rare, uncommon, common or unknown"));
  }

  /**
   * The bucket of a number of clusters.
   *
   * @param edges two ascending numbers: the least that is uncommon, the least that is common
   */
  public static Rarity of(long clusters, List<Integer> edges) {
    if (clusters < edges.get(0)) {
      return RARE;
    }
    return clusters < edges.get(1) ? UNCOMMON : COMMON;
  }
}
