package org.stillwatch.hub.matching;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.indicator.Comparison;
import org.stillwatch.wire.indicator.Sketch;

/**
 * The sketches of the running transaction, which the index does not hold yet. Used by one thread.
 */
final class Placed {
  private final SketchIndex index;
  private final Likeness likeness;

  /** Rows of the values, in the order in which they came: a found one may be older than a made. */
  private final List<Long> values = new ArrayList<>();

  Placed(Likeness likeness) {
    this.index = new SketchIndex(likeness.bandRows());
    this.likeness = likeness;
  }

  void add(long value, Comparison comparison, Sketch sketch) {
    index.add(values.size(), comparison, sketch);
    values.add(value);
  }

  /** The values placed before that this sketch nearly repeats. */
  List<Long> repeatedBy(Comparison comparison, Sketch sketch) {
    return index.alike(comparison, sketch, likeness.nearDuplicate()).stream()
        .map(found -> values.get((int) found.value()))
        .toList();
  }
}
