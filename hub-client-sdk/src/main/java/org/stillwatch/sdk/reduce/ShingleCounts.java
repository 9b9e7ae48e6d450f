package org.stillwatch.sdk.reduce;

import java.util.Arrays;

/**
 * Counts in how many prompts each shingle occurs: an open table of primitives that doubles when
 * half full. Not thread-safe.
 */
public final class ShingleCounts {
  private static final int SMALLEST = 1 << 12;
  private static final int LARGE = 1 << 17;

  private long[] keys = new long[SMALLEST];
  private int[] counts = new int[SMALLEST];
  private int[] lastPrompt = new int[SMALLEST];
  private int used;

  /** Forgets all counts; a table that was much too large becomes small again. */
  void clear() {
    if (keys.length > LARGE && used < keys.length / 16) {
      allocate(SMALLEST);
    } else {
      Arrays.fill(keys, 0);
    }
    used = 0;
  }

  /**
   * Counts the shingle once for this prompt, however often it is given. Prompts come one by one.
   */
  public void count(long shingle, int prompt) {
    count(shingle, prompt, 1);
  }

  /** As above, for a prompt that counts for several. */
  void count(long shingle, int prompt, int weight) {
    int slot = slot(shingle);
    if (keys[slot] != 0) {
      again(slot, prompt, weight);
      return;
    }
    keys[slot] = key(shingle);
    counts[slot] = weight;
    lastPrompt[slot] = prompt;
    if (++used > keys.length / 2) {
      grow();
    }
  }

  /** How many different shingles were counted. */
  public int size() {
    return used;
  }

  private void again(int slot, int prompt, int weight) {
    if (lastPrompt[slot] != prompt) {
      lastPrompt[slot] = prompt;
      counts[slot] += weight;
    }
  }

  /** Where the shingle is, or would be. */
  private int slot(long shingle) {
    long key = key(shingle);
    int mask = keys.length - 1;
    int slot = (int) key & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Nought marks an empty slot. */
  private static long key(long shingle) {
    return shingle == 0 ? 1 : shingle;
  }

  /** The shingles that occur in so many prompts at least. */
  public ShingleSet atLeast(int prompts) {
    long[] found = new long[64];
    int size = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != 0 && counts[slot] >= prompts) {
        found = size == found.length ? Arrays.copyOf(found, size * 2) : found;
        found[size++] = keys[slot];
      }
    }
    return ShingleSet.ofOwned(found, size);
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    int[] oldLast = lastPrompt;
    allocate(oldKeys.length * 2);
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != 0) {
        int slot = slot(oldKeys[old]);
        keys[slot] = oldKeys[old];
        counts[slot] = oldCounts[old];
        lastPrompt[slot] = oldLast[old];
      }
    }
  }

  private void allocate(int slots) {
    keys = new long[slots];
    counts = new int[slots];
    lastPrompt = new int[slots];
  }
}
