package org.stillwatch.wire.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import org.stillwatch.wire.canonical.Digest;

/**
 * The root of a tree whose leaves come one after the other, with a hash a level kept: for trees of
 * any size. Not thread-safe.
 */
public final class Frontier {
  /** Of the complete subtrees from the left, the largest at the bottom. */
  private final Deque<Digest> complete = new ArrayDeque<>();

  private long size;

  /** Adds a leaf at the end. */
  public void append(LeafHash leaf) {
    Digest hash = leaf.digest();
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      hash = Node.over(complete.pop(), hash);
    }
    complete.push(hash);
    size++;
  }

  public TreeSize size() {
    return new TreeSize(size);
  }

  public RootHash root() {
    Digest root = null;
    for (Digest one : complete) {
      root = root == null ? one : Node.over(one, root);
    }
    return root == null ? RootHash.EMPTY : new RootHash(root);
  }
}
