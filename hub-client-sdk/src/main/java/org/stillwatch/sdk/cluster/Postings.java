package org.stillwatch.sdk.cluster;

import java.util.Arrays;

/**
 * Which members have a shingle: a table of primitives that doubles when half full, and a chain of
 * members for each shingle. Not thread-safe.
 */
final class Postings {
  private static final int NONE = -1;

  private final int most;
  private long[] keys = new long[1 << 12];
  private int[] heads = new int[1 << 12];
  private int used;
  private int[] members = new int[1 << 12];
  private int[] nexts = new int[1 << 12];
  private int[] lengths = new int[1 << 12];
  private int entries;

  /** Of each shingle, at most so many members are kept, the first ones. */
  Postings(int most) {
    this.most = most;
  }

  void add(long shingle, int member) {
    int slot = slot(shingle);
    boolean isNew = keys[slot] == 0;
    int length = isNew ? 0 : lengths[heads[slot]];
    if (length == most) {
      return;
    }
    if (entries == members.length) {
      members = Arrays.copyOf(members, entries * 2);
      nexts = Arrays.copyOf(nexts, entries * 2);
      lengths = Arrays.copyOf(lengths, entries * 2);
    }
    members[entries] = member;
    nexts[entries] = isNew ? NONE : heads[slot];
    lengths[entries] = length + 1;
    keys[slot] = key(shingle);
    heads[slot] = entries++;
    if (isNew && ++used > keys.length / 2) {
      grow();
    }
  }

  /** Where the shingle's chain begins; negative if no member has it. */
  int first(long shingle) {
    int slot = slot(shingle);
    return keys[slot] == 0 ? NONE : heads[slot];
  }

  int member(int at) {
    return members[at];
  }

  /** Where the chain goes on; negative at its end. */
  int next(int at) {
    return nexts[at];
  }

  /** Where the shingle is, or would be. The smallest shingles begin alike, but do not end alike. */
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

  private void grow() {
    long[] oldKeys = keys;
    int[] oldHeads = heads;
    keys = new long[oldKeys.length * 2];
    heads = new int[keys.length];
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != 0) {
        int slot = slot(oldKeys[old]);
        keys[slot] = oldKeys[old];
        heads[slot] = oldHeads[old];
      }
    }
  }
}
