package org.stillwatch.wire.tree;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.tree.ProofBroken.Reason;

/**
 * Roots and proofs of a tree, made of the hashes of its complete subtrees, wherever those are kept:
 * in memory, in tiles. Whoever keeps them is not trusted; what comes out proves only what it proves
 * against a root that is.
 */
@FunctionalInterface
public interface Subtrees {
  /**
   * The hash over the leaves from {@code index * 2^height}, of which there are {@code 2^height}.
   *
   * @throws ProofBroken with {@link Reason#SHRUNK} if the tree does not have all of them
   */
  Digest complete(int height, long index);

  /** The root at a size that the tree has or had. */
  default RootHash rootAt(TreeSize size) {
    return size.value() == 0 ? RootHash.EMPTY : new RootHash(hash(0, size.value()));
  }

  /** The path of one entry up to the root at a size (RFC 9162 section 2.1.3.1). */
  default InclusionProof inclusionIn(LeafIndex index, TreeSize size) {
    if (index.value() >= size.value()) {
      throw new ProofBroken(Reason.INDEX_BEYOND_TREE);
    }
    List<Digest> path = new ArrayList<>();
    long start = 0;
    long end = size.value();
    while (end - start > 1) {
      long middle = start + split(end - start);
      if (index.value() < middle) {
        path.add(0, hash(middle, end));
        end = middle;
      } else {
        path.add(0, hash(start, middle));
        start = middle;
      }
    }
    return new InclusionProof(index, path);
  }

  /**
   * The proof that the tree of an earlier size, not 0, grew into that of a later one (RFC 9162
   * section 2.1.4.1).
   */
  default ConsistencyProof consistencyBetween(TreeSize earlier, TreeSize later) {
    if (earlier.value() == 0) {
      throw new ProofBroken(Reason.FROM_NOTHING);
    }
    if (earlier.value() > later.value()) {
      throw new ProofBroken(Reason.SHRUNK);
    }
    List<Digest> path = new ArrayList<>();
    long start = 0;
    long end = later.value();
    while (earlier.value() != end) {
      long middle = start + split(end - start);
      if (earlier.value() <= middle) {
        path.add(0, hash(middle, end));
        end = middle;
      } else {
        path.add(0, hash(start, middle));
        start = middle;
      }
    }
    if (start != 0) {
      path.add(0, hash(start, end));
    }
    return new ConsistencyProof(path);
  }

  /**
   * The hash over the leaves from start to end, where start is a multiple of the least power of two
   * that is not below their number.
   */
  private Digest hash(long start, long end) {
    long length = end - start;
    if (Long.bitCount(length) == 1) {
      int height = Long.numberOfTrailingZeros(length);
      return complete(height, start >> height);
    }
    long middle = start + split(length);
    return Node.over(hash(start, middle), hash(middle, end));
  }

  /** The largest power of two below a length of two or more. */
  private static long split(long length) {
    return Long.highestOneBit(length - 1);
  }
}
