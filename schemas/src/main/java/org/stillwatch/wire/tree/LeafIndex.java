package org.stillwatch.wire.tree;

/**
 * The place of an entry.
 *
 * @param value zero-based, at most 2^53-2; less than the size of any tree that contains it
 */
public record LeafIndex(long value) {
  public LeafIndex {
    if (value < 0 || value >= TreeSize.MAX) {
      throw new IllegalArgumentException("a leaf index is from 0 to 2^53-2");
    }
  }
}
