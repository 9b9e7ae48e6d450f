package org.stillwatch.sdk.cluster;

import java.util.Arrays;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Shingler;

/** The distinct shingles of one prompt, to be looked up. Not thread-safe. */
final class PromptShingles {
  private long[] slots = new long[1 << 12];
  private int mask;
  private boolean nought;

  /** Takes the last cut instead of what was taken before. */
  void take(Shingler shingler, int cut) {
    int size = Integer.highestOneBit(Math.max(256, cut)) * 4;
    if (slots.length < size) {
      slots = new long[size];
    } else {
      Arrays.fill(slots, 0, size, 0);
    }
    mask = size - 1;
    nought = false;
    for (int i = 0; i < cut; i++) {
      long shingle = shingler.at(i);
      nought |= shingle == 0;
      slots[slot(shingle)] = shingle;
    }
  }

  /** How many of these shingles the prompt has. */
  int shared(ShingleSet template) {
    int shared = 0;
    for (int i = 0; i < template.size(); i++) {
      long shingle = template.at(i);
      boolean has = shingle == 0 ? nought : slots[slot(shingle)] == shingle;
      shared += has ? 1 : 0;
    }
    return shared;
  }

  private int slot(long shingle) {
    int slot = (int) shingle & mask;
    while (slots[slot] != 0 && slots[slot] != shingle) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
