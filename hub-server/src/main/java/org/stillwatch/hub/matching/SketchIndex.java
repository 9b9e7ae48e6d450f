package org.stillwatch.hub.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.wire.indicator.Comparison;
import org.stillwatch.wire.indicator.Sketch;

/**
 * Sketches of committed values, found by bands. Held in memory by each node and caught up from the
 * database, which stays the only truth. Not thread-safe: used under the matching lock.
 */
final class SketchIndex {
  private final int bandRows;
  private final Map<String, SketchFamily> families = new HashMap<>();

  SketchIndex(int bandRows) {
    this.bandRows = bandRows;
  }

  /** A value whose sketch may agree. */
  record Found(long value, Sketch sketch) {}

  /** Components in a band. */
  int rows() {
    return bandRows;
  }

  int size() {
    return families.values().stream().mapToInt(SketchFamily::size).sum();
  }

  /**
   * Adds a value.
   *
   * @param value higher than those of the same family before it; one that is in stays as it is
   */
  void add(long value, Comparison comparison, Sketch sketch) {
    families
        .computeIfAbsent(comparison.family(), name -> new SketchFamily(sketch.feature(), bandRows))
        .add(value, sketch.components());
  }

  /** Takes a value out, of whichever family it is. */
  void remove(long value) {
    families.values().forEach(family -> family.remove(value));
  }

  /**
   * Every value of the comparison's family that shares a band with the sketch and is so alike.
   *
   * @param least estimated Jaccard similarity, 0 to 1
   */
  List<Found> alike(Comparison comparison, Sketch sketch, double least) {
    List<Found> found = new ArrayList<>();
    SketchFamily family = families.get(comparison.family());
    if (family != null) {
      family.each(
          sketch.components(),
          sketch.leastAgreeing(least),
          (value, agreeing) ->
              found.add(new Found(value, Sketch.of(sketch.feature(), family.components(value)))));
    }
    return found;
  }

  /** Bytes that the arrays take. */
  long bytes() {
    return families.values().stream().mapToLong(SketchFamily::bytes).sum();
  }
}
