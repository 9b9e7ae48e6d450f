package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stillwatch.sdk.reduce.Signatures;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Sketch;

/** Which templates of a cluster are told: the most carried first, at most three of each feature. */
final class SketchChoice {
  /** Sketches of one feature and cluster, at most: 1.5 KB of all features together. */
  static final int MOST = 3;

  private SketchChoice() {}

  static List<Sketch> of(List<Core> cores, Signatures signatures) {
    List<Core> ordered = ordered(cores);
    List<Sketch> sketches = new ArrayList<>();
    int shift = 0;
    for (Feature feature : Feature.values()) {
      List<Core> able =
          ordered.stream()
              .filter(c -> c.template().of(feature).size() >= Signatures.minShingles(feature))
              .toList();
      for (int i = 0; i < Math.min(MOST, able.size()); i++) {
        int turned = able.size() <= MOST ? i : (i + shift) % able.size();
        sketches.add(signatures.sketch(feature, able.get(turned).template().of(feature)));
      }
      shift += MOST;
    }
    return sketches;
  }

  /** The most carried first. */
  static List<Core> ordered(List<Core> cores) {
    List<Core> ordered = new ArrayList<>(cores);
    ordered.sort(
        Comparator.comparingInt((Core core) -> -core.members().size())
            .thenComparing(core -> core.template().c8()));
    return ordered;
  }
}
