package org.stillwatch.wire.tree;

/**
 * The number of entries of a tree.
 *
 * @param value 0 to 2^53-1, so that it travels as a JSON number
 */
public record TreeSize(long value) {
  static final long MAX = (1L << 53) - 1;

  public TreeSize {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException("a tree size is from 0 to 2^53-1");
    }
  }
}
