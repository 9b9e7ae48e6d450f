package org.stillwatch.sdk.cluster;

import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Sketch;

/** How alike two clusters look from outside. */
final class SketchLikeness {
  private SketchLikeness() {}

  /** The best estimate between any two sketches of the feature; 0 if there is none. */
  static double best(LocalCluster one, LocalCluster other, Feature feature) {
    double best = 0;
    for (Sketch here : one.sketches()) {
      for (Sketch there : other.sketches()) {
        if (here.feature() == feature && there.feature() == feature) {
          best = Math.max(best, here.estimatedJaccard(there));
        }
      }
    }
    return best;
  }
}
