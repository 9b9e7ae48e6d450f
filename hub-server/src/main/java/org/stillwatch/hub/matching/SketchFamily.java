package org.stillwatch.hub.matching;

import java.util.Arrays;
import java.util.BitSet;
import org.stillwatch.wire.indicator.Feature;

/** All sketches of one family of comparisons, with their bands. Not thread-safe. */
final class SketchFamily {
  /** Fewer dead slots than this are not worth a new beginning. */
  private static final int DEAD_AT_LEAST = 1_024;

  private final Feature feature;
  private final int rows;
  private PackedSketches sketches;
  private BandPostings bands;
  private BitSet dead = new BitSet();
  private int deadSlots;
  private int[] seen = new int[16];
  private int search;

  SketchFamily(Feature feature, int rows) {
    this.feature = feature;
    this.rows = rows;
    this.sketches = new PackedSketches(feature.components());
    this.bands = new BandPostings(feature.components(), rows, 0);
  }

  /** How many values are in. */
  int size() {
    return sketches.slots() - deadSlots;
  }

  /** Adds a value; one that is in already stays as it is. */
  void add(long value, byte[] components) {
    int slots = sketches.slots();
    if (slots > 0 && value <= sketches.id(slots - 1) && sketches.slotOf(value) >= 0) {
      return;
    }
    if (bands.isTight(slots + 1)) {
      rebuild(2 * slots);
    }
    int slot = sketches.add(value, components);
    bands.add(slot, components);
    if (slot == seen.length) {
      seen = Arrays.copyOf(seen, seen.length + (seen.length >> 1));
    }
  }

  /** Takes a value out, if it is in. */
  void remove(long value) {
    int slot = sketches.slotOf(value);
    if (slot < 0 || dead.get(slot)) {
      return;
    }
    bands.remove(slot, sketches.sketch(slot));
    dead.set(slot);
    deadSlots++;
    if (deadSlots >= DEAD_AT_LEAST && deadSlots > size() / 4) {
      rebuild(size());
    }
  }

  /** Begins anew with what lives, with buckets for so many. */
  private void rebuild(int slots) {
    PackedSketches live = new PackedSketches(feature.components());
    BandPostings fresh = new BandPostings(feature.components(), rows, slots);
    for (int slot = 0; slot < sketches.slots(); slot++) {
      if (!dead.get(slot)) {
        byte[] components = sketches.sketch(slot);
        fresh.add(live.add(sketches.id(slot), components), components);
      }
    }
    sketches = live;
    bands = fresh;
    dead = new BitSet();
    deadSlots = 0;
    seen = new int[Math.max(16, live.slots() + live.slots() / 2)];
    search = 0;
  }

  /** Takes what was found. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes one value.
     *
     * @param agreeing in how many components
     */
    void take(long value, int agreeing);
  }

  /** Every value that shares a band and agrees in at least so many components. */
  void each(byte[] components, int least, Taker taker) {
    if (++search == Integer.MAX_VALUE) {
      Arrays.fill(seen, 0);
      search = 1;
    }
    bands.each(
        components,
        slot -> {
          if (seen[slot] != search) {
            seen[slot] = search;
            int agreeing = sketches.agreeing(slot, components, least);
            if (agreeing >= least && sketches.shareBand(slot, components, rows)) {
              taker.take(sketches.id(slot), agreeing);
            }
          }
        });
  }

  /** The components of a value that is in. */
  byte[] components(long value) {
    return sketches.sketch(sketches.slotOf(value));
  }

  /** Bytes that the arrays take. */
  long bytes() {
    return sketches.bytes() + bands.bytes() + 4L * seen.length + dead.size() / 8;
  }
}
