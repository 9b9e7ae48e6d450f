package org.stillwatch.wire.tree;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.tree.ProofBroken.Reason;

/**
 * Shows that a tree only grew (RFC 9162 section 2.1.4).
 *
 * @param path the hashes called for; empty between trees of the same size
 */
public record ConsistencyProof(List<Digest> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /**
   * Returns only if the later tree begins with all entries of the earlier one (RFC 9162 section
   * 2.1.4.2). A proof from the empty tree is refused: it would prove nothing.
   *
   * @throws ProofBroken otherwise
   */
  public void verify(TreeSize earlier, RootHash earlierRoot, TreeSize later, RootHash laterRoot) {
    if (earlier.value() == 0) {
      throw new ProofBroken(Reason.FROM_NOTHING);
    }
    if (earlier.value() > later.value()) {
      throw new ProofBroken(Reason.SHRUNK);
    }
    if (earlier.equals(later)) {
      check(path.isEmpty(), Reason.WRONG_PATH_LENGTH);
      check(earlierRoot.equals(laterRoot), Reason.OTHER_ROOT);
      return;
    }
    check(!path.isEmpty(), Reason.WRONG_PATH_LENGTH);
    climb(earlier.value(), earlierRoot.digest(), later.value(), laterRoot.digest());
  }

  private void climb(long earlier, Digest earlierRoot, long later, Digest laterRoot) {
    var hashes = new ArrayList<Digest>(path);
    if (Long.bitCount(earlier) == 1) {
      hashes.add(0, earlierRoot);
    }
    int complete = Long.numberOfTrailingZeros(earlier);
    long fn = (earlier - 1) >> complete;
    long sn = (later - 1) >> complete;
    var first = hashes.get(0);
    var second = first;
    for (var hash : hashes.subList(1, hashes.size())) {
      check(sn != 0, Reason.WRONG_PATH_LENGTH);
      if ((fn & 1) == 1 || fn == sn) {
        first = Node.over(hash, first);
        second = Node.over(hash, second);
        int skipped = fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
        fn >>= skipped;
        sn >>= skipped;
      } else {
        second = Node.over(second, hash);
      }
      fn >>= 1;
      sn >>= 1;
    }
    check(sn == 0, Reason.WRONG_PATH_LENGTH);
    check(first.equals(earlierRoot) && second.equals(laterRoot), Reason.OTHER_ROOT);
  }

  private static void check(boolean holds, Reason reason) {
    if (!holds) {
      throw new ProofBroken(reason);
    }
  }
}
