package org.stillwatch.wire.indicator;

import java.util.Optional;

/**
 * The way in which values are searched for, and among which. Values of different families never
 * match; within a family an agreement is as strong as the weaker of the two says.
 *
 * @param family at most 55 characters, stable for ever: the kind's form, a blank, and the feature
 *     or, for tokens, the epoch
 * @param feature empty if values agree only when they are equal; else they agree when their
 *     sketches of this feature are alike
 * @param standing what an agreement may cause, seen from this side; never {@link
 *     Standing#SUPPORTS}, since what only supports is not searched for
 */
public record Comparison(String family, Optional<Feature> feature, Standing standing) {
  private static final String WEAK = " together";

  /** Refuses what is not searched for. */
  public Comparison {
    if (standing == Standing.SUPPORTS || family.split(" ", -1).length != 2) {
      throw new IllegalArgumentException("a form, a blank, and a feature or an epoch");
    }
  }

  /** Values agree only when equal. */
  public static Comparison exact(String family, Standing standing) {
    return new Comparison(family, Optional.empty(), standing);
  }

  /** Values agree when their sketches are alike enough. */
  public static Comparison alike(String family, Feature feature, Standing standing) {
    return new Comparison(family, Optional.of(feature), standing);
  }

  /** The comparison of that {@link #name}. */
  public static Comparison named(String name) {
    boolean weak = name.endsWith(WEAK);
    String family = weak ? name.substring(0, name.length() - WEAK.length()) : name;
    return new Comparison(
        family,
        Feature.named(family.substring(family.indexOf(' ') + 1)),
        weak ? Standing.TOGETHER : Standing.ALONE);
  }

  /** At most 64 characters, stable for ever: the family, and a word if the standing is weak. */
  public String name() {
    return standing == Standing.TOGETHER ? family + WEAK : family;
  }

  /** The form of the kind, such as {@code payment-token/1}. */
  public String form() {
    return family.substring(0, family.indexOf(' '));
  }
}
