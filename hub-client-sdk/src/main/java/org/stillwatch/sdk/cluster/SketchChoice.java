package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stillwatch.sdk.reduce.Signatures;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Sketch;

/** Which templates of a cluster are told: the most carried first, at most three of each feature. */
final class SketchChoice {
  /** Sketches of one feature and cluster, at most: 1.5 KB of all features together. */
  static final int MOST = 3;

  private final Cores all;
  private final Signatures signatures;

  SketchChoice(Cores all, Signatures signatures) {
    this.all = all;
    this.signatures = signatures;
  }

  /** Whether a template of these cores is long enough for any sketch. */
  boolean any(List<Core> cores) {
    for (Core core : cores) {
      Template template = all.template(core);
      for (Feature feature : Feature.values()) {
        if (isAble(template, feature)) {
          return true;
        }
      }
    }
    return false;
  }

  List<Sketch> of(List<Core> cores) {
    List<Core> ordered = ordered(cores);
    List<Sketch> sketches = new ArrayList<>();
    int shift = 0;
    for (Feature feature : Feature.values()) {
      List<Core> able =
          ordered.stream().filter(core -> isAble(all.template(core), feature)).toList();
      for (int i = 0; i < Math.min(MOST, able.size()); i++) {
        int turned = able.size() <= MOST ? i : (i + shift) % able.size();
        sketches.add(signatures.sketch(feature, all.template(able.get(turned)).of(feature)));
      }
      shift += MOST;
    }
    return sketches;
  }

  /** The same choice among other cores. */
  SketchChoice among(Cores others) {
    return new SketchChoice(others, signatures);
  }

  private static boolean isAble(Template template, Feature feature) {
    return template.of(feature).size() >= Signatures.minShingles(feature);
  }

  /** The most carried first. */
  List<Core> ordered(List<Core> cores) {
    List<Core> ordered = new ArrayList<>(cores);
    ordered.sort(
        Comparator.comparingInt((Core core) -> -core.members().size())
            .thenComparing(core -> all.template(core).c8()));
    return ordered;
  }
}
