package org.stillwatch.wire.tree;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.tree.ProofBroken.Reason;

/**
 * A growing tree in memory: appending costs one inner hash on average, a root or a proof as many as
 * the tree is high. Not thread-safe.
 */
public final class MerkleTree implements Subtrees {
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
    return rootAt(size());
  }

  /** The root that the tree had at an earlier size. */
  public RootHash rootOf(TreeSize size) {
    if (size.value() > size().value()) {
      throw new ProofBroken(Reason.SHRUNK);
    }
    return rootAt(size);
  }

  /** The path of one entry up to the present root. */
  public InclusionProof inclusion(LeafIndex index) {
    return inclusionIn(index, size());
  }

  /** The proof that the tree of an earlier size, not 0, grew into the present one. */
  public ConsistencyProof consistency(TreeSize earlier) {
    return consistencyBetween(earlier, size());
  }

  @Override
  public Digest complete(int height, long index) {
    if (height >= levels.size() || index >= levels.get(height).size()) {
      throw new ProofBroken(Reason.SHRUNK);
    }
    return levels.get(height).get((int) index);
  }
}
