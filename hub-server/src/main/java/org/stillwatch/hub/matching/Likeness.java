package org.stillwatch.hub.matching;

import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.policy.Matching;

/**
 * From when on sketches count as alike.
 *
 * @param c8 least estimated Jaccard similarity over C8, 0 to 1
 * @param c12 the same over C12
 * @param skeleton the same over the skeleton
 * @param nearDuplicate from here on a lab's second sketch is a repetition of its first
 * @param bandRows components in a band of the search
 */
public record Likeness(double c8, double c12, double skeleton, double nearDuplicate, int bandRows) {

  /** As the policy says, which speaks in percent. */
  public static Likeness of(Matching policy) {
    return new Likeness(
        policy.c8Percent() / 100.0,
        policy.c12Percent() / 100.0,
        policy.skeletonPercent() / 100.0,
        policy.nearDuplicatePercent() / 100.0,
        policy.bandRows());
  }

  /** The least similarity at which sketches of that feature agree. */
  double least(Feature feature) {
    return switch (feature) {
      case C8 -> c8;
      case C12 -> c12;
      case SKELETON -> skeleton;
    };
  }

  /** From which similarity on a pair of sketches of that feature is agreement or repetition. */
  double leastOfInterest(Feature feature) {
    return Math.min(least(feature), nearDuplicate);
  }

  /** Whether the two agree. */
  boolean agree(Sketch one, Sketch other) {
    return one.estimatedJaccard(other) >= least(one.feature());
  }

  /** Whether the one repeats the other. */
  boolean repeats(Sketch one, Sketch other) {
    return one.estimatedJaccard(other) >= nearDuplicate;
  }
}
