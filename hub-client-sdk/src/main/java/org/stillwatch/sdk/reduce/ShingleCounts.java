package org.stillwatch.sdk.reduce;

import java.util.Arrays;

/**
 * Counts in how many prompts each shingle occurs: an open table of primitives that doubles when
 * half full. Not thread-safe.
 */
public final class ShingleCounts {
  private static final int SMALLEST = 1 << 12;

  private long[] keys = new long[SMALLEST];
  private int[] counts = new int[SMALLEST];
  private int[] lastPrompt = new int[SMALLEST];
  private int used;

  public void clear() {
    Arrays.fill(keys, 0);
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
    long key = shingle == 0 ? 1 : shingle;
    int mask = keys.length - 1;
    int slot = (int) key & mask;
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        if (lastPrompt[slot] != prompt) {
          lastPrompt[slot] = prompt;
          counts[slot] += weight;
        }
        return;
      }
      slot = slot + 1 & mask;
    }
    keys[slot] = key;
    counts[slot] = weight;
    lastPrompt[slot] = prompt;
    if (++used > keys.length / 2) {
      grow();
    }
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
    keys = new long[oldKeys.length * 2];
    counts = new int[keys.length];
    lastPrompt = new int[keys.length];
    int mask = keys.length - 1;
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != 0) {
        int slot = (int) oldKeys[old] & mask;
        while (keys[slot] != 0) {
          slot = slot + 1 & mask;
        }
        keys[slot] = oldKeys[old];
        counts[slot] = oldCounts[old];
        lastPrompt[slot] = oldLast[old];
      }
    }
  }
}
