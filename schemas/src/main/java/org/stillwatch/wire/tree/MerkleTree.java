package org.stillwatch.wire.tree;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.tree.ProofBroken.Reason;

/**
 * A growing tree in memory: appending costs one inner hash on average, a root or a proof as many as
 * the tree is high. Not thread-safe.
 */
public final class MerkleTree {
  /** At level k the hashes of the complete subtrees of 2^k leaves, from the left. */
  private final List<List<Digest>> levels = new ArrayList<>();

  public MerkleTree() {
    levels.add(new ArrayList<>());
  }

  /** A tree over these leaves, in their order. */
  public static MerkleTree of(Iterable<LeafHash> leaves) {
    var tree = new MerkleTree();
    leaves.forEach(tree::append);
    return tree;
  }

  /** Adds an entry at the end and gives its place. */
  public LeafIndex append(LeafHash leaf) {
    var index = new LeafIndex(levels.get(0).size());
    var hash = leaf.digest();
    for (int k = 0; ; k++) {
      if (k == levels.size()) {
        levels.add(new ArrayList<>());
      }
      var level = levels.get(k);
      level.add(hash);
      if (level.size() % 2 != 0) {
        return index;
      }
      hash = Node.over(level.get(level.size() - 2), hash);
    }
  }

  public TreeSize size() {
    return new TreeSize(levels.get(0).size());
  }

  public RootHash root() {
    return rootOf(size());
  }

  /** The root that the tree had at an earlier size. */
  public RootHash rootOf(TreeSize size) {
    int end = within(size);
    return end == 0 ? RootHash.EMPTY : new RootHash(hash(0, end));
  }

  /** The path of one entry up to the present root. */
  public InclusionProof inclusion(LeafIndex index) {
    int size = levels.get(0).size();
    if (index.value() >= size) {
      throw new ProofBroken(Reason.INDEX_BEYOND_TREE);
    }
    var path = new ArrayList<Digest>();
    include((int) index.value(), 0, size, path);
    return new InclusionProof(index, path);
  }

  /** The proof that the tree of an earlier size, not 0, grew into the present one. */
  public ConsistencyProof consistency(TreeSize earlier) {
    int from = within(earlier);
    if (from == 0) {
      throw new ProofBroken(Reason.FROM_NOTHING);
    }
    var path = new ArrayList<Digest>();
    grow(from, 0, levels.get(0).size(), true, path);
    return new ConsistencyProof(path);
  }

  /** PATH of RFC 9162 section 2.1.3.1 over the leaves from start to end. */
  private void include(int index, int start, int end, List<Digest> path) {
    if (end - start == 1) {
      return;
    }
    int middle = start + split(end - start);
    if (index < middle) {
      include(index, start, middle, path);
      path.add(hash(middle, end));
    } else {
      include(index, middle, end, path);
      path.add(hash(start, middle));
    }
  }

  /**
   * SUBPROOF of RFC 9162 section 2.1.4.1; {@code known} while the verifier has the subtree's root.
   */
  private void grow(int size, int start, int end, boolean known, List<Digest> path) {
    if (size == end) {
      if (!known) {
        path.add(hash(start, end));
      }
      return;
    }
    int middle = start + split(end - start);
    if (size <= middle) {
      grow(size, start, middle, known, path);
      path.add(hash(middle, end));
    } else {
      grow(size, middle, end, false, path);
      path.add(hash(start, middle));
    }
  }

  /**
   * The hash over the leaves from start to end, where start is a multiple of the height's power.
   */
  private Digest hash(int start, int end) {
    int length = end - start;
    if (Integer.bitCount(length) == 1) {
      int height = Integer.numberOfTrailingZeros(length);
      return levels.get(height).get(start >> height);
    }
    int middle = start + split(length);
    return Node.over(hash(start, middle), hash(middle, end));
  }

  /** The largest power of two below a length of two or more. */
  private static int split(int length) {
    return Integer.highestOneBit(length - 1);
  }

  private int within(TreeSize size) {
    if (size.value() > levels.get(0).size()) {
      throw new ProofBroken(Reason.SHRUNK);
    }
    return (int) size.value();
  }
}
