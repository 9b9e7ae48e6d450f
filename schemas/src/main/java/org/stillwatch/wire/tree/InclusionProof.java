package org.stillwatch.wire.tree;

import java.util.List;
import org.stillwatch.wire.canonical.Digest;

/**
 * Shows that an entry stands at a place of a tree (RFC 9162 section 2.1.3).
 *
 * @param index the place claimed
 * @param path the sibling hashes from the leaf up; empty in a tree of one entry
 */
public record InclusionProof(LeafIndex index, List<Digest> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * Returns only if the entry stands at this index in the tree of this size and root. Size and root
   * must come from one source that is trusted already (RFC 9162 section 2.1.3.2).
   *
   * @throws ProofBroken otherwise
   */
  public void verify(LeafHash leaf, TreeSize size, RootHash root) {
    if (index.value() >= size.value()) {
      throw new ProofBroken(ProofBroken.Reason.INDEX_BEYOND_TREE);
    }
    long fn = index.value();
    long sn = size.value() - 1;
    var hash = leaf.digest();
    for (var sibling : path) {
      if (sn == 0) {
        throw new ProofBroken(ProofBroken.Reason.WRONG_PATH_LENGTH);
      }
      if ((fn & 1) == 1 || fn == sn) {
        hash = Node.over(sibling, hash);
        int skipped = fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
        fn >>= skipped;
        sn >>= skipped;
      } else {
        hash = Node.over(hash, sibling);
      }
      fn >>= 1;
      sn >>= 1;
    }
    if (sn != 0) {
      throw new ProofBroken(ProofBroken.Reason.WRONG_PATH_LENGTH);
    }
    if (!hash.equals(root.digest())) {
      throw new ProofBroken(ProofBroken.Reason.OTHER_ROOT);
    }
  }
}
