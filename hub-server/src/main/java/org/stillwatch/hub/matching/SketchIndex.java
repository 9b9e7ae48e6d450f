package org.stillwatch.hub.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.wire.indicator.Comparison;
import org.stillwatch.wire.indicator.Sketch;

/**
 * Sketches of committed values, found by bands. Held in memory by each node and caught up from the
 * database, which stays the only truth. Not thread-safe: used under the matching lock.
 */
final class SketchIndex {
  private final int bandRows;
  private final Map<Long, Sketch> sketches = new HashMap<>();
  private final Map<Band, long[]> bands = new HashMap<>();

  SketchIndex(int bandRows) {
    this.bandRows = bandRows;
  }

  private record Band(String family, long key) {}

  /** A value whose sketch may agree. */
  record Found(long value, Sketch sketch) {}

  int size() {
    return sketches.size();
  }

  void add(long value, Comparison comparison, Sketch sketch) {
    if (sketches.putIfAbsent(value, sketch) != null) {
      return;
    }
    for (long key : sketch.bandKeys(bandRows)) {
      bands.merge(new Band(comparison.family(), key), new long[] {value}, SketchIndex::both);
    }
  }

  /** Every value of the comparison's family that shares a band with the sketch. */
  List<Found> candidates(Comparison comparison, Sketch sketch) {
    Set<Long> seen = new HashSet<>();
    List<Found> found = new ArrayList<>();
    for (long key : sketch.bandKeys(bandRows)) {
      long[] bucket = bands.get(new Band(comparison.family(), key));
      if (bucket != null) {
        for (long value : bucket) {
          Sketch known = sketches.get(value);
          if (known != null && seen.add(value)) {
            found.add(new Found(value, known));
          }
        }
      }
    }
    return found;
  }

  private static long[] both(long[] before, long[] added) {
    long[] all = Arrays.copyOf(before, before.length + added.length);
    System.arraycopy(added, 0, all, before.length, added.length);
    return all;
  }
}
