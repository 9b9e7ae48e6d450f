package org.stillwatch.wire.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.tree.ProofBroken.Reason;

class MerkleTreeTest {
  private static final int SIZES = 70;

  @Test
  void theRootIsTheRecursiveDefinitionAtEverySize() {
    var tree = new MerkleTree();
    assertThat(tree.root()).isEqualTo(RootHash.EMPTY);
    for (int size = 1; size <= SIZES; size++) {
      tree.append(leaf(size - 1));
      assertThat(tree.root().digest()).as("size %d", size).isEqualTo(defined(leaves(size)));
    }
    assertThat(tree.rootOf(new TreeSize(5)).digest()).isEqualTo(defined(leaves(5)));
  }

  @Test
  void everyEntryIsProvedAndUnderNoOtherIndex() {
    for (int size = 1; size <= SIZES; size++) {
      var tree = MerkleTree.of(leaves(size));
      for (int i = 0; i < size; i++) {
        var proof = tree.inclusion(new LeafIndex(i));
        proof.verify(leaf(i), tree.size(), tree.root());
        var moved = new InclusionProof(new LeafIndex(i + 1), proof.path());
        var leaf = leaf(i);
        assertThatThrownBy(() -> moved.verify(leaf, tree.size(), tree.root()))
            .isInstanceOf(ProofBroken.class);
      }
    }
  }

  @Test
  void aPathTooLongOrTooShortIsRefused() {
    var tree = MerkleTree.of(leaves(13));
    var path = tree.inclusion(new LeafIndex(3)).path();
    var longer = new ArrayList<>(path);
    longer.add(Digest.ZERO);
    assertBroken(Reason.WRONG_PATH_LENGTH, () -> verifyThird(longer, tree));
    assertBroken(Reason.WRONG_PATH_LENGTH, () -> verifyThird(path.subList(0, 3), tree));
    assertBroken(Reason.WRONG_PATH_LENGTH, () -> verifyThird(List.of(), tree));
  }

  @Test
  void anotherLeafAndAnotherRootAreRefused() {
    var tree = MerkleTree.of(leaves(13));
    var proof = tree.inclusion(new LeafIndex(3));
    assertBroken(Reason.OTHER_ROOT, () -> proof.verify(leaf(4), tree.size(), tree.root()));
    assertBroken(Reason.OTHER_ROOT, () -> proof.verify(leaf(3), tree.size(), RootHash.EMPTY));
    assertBroken(
        Reason.INDEX_BEYOND_TREE, () -> proof.verify(leaf(3), new TreeSize(3), tree.root()));
    assertBroken(Reason.INDEX_BEYOND_TREE, () -> tree.inclusion(new LeafIndex(13)));
  }

  @Test
  void everyGrowthIsProved() {
    var tree = MerkleTree.of(leaves(SIZES));
    for (int size = 1; size <= SIZES; size++) {
      var earlier = new TreeSize(size);
      var proof = tree.consistency(earlier);
      proof.verify(earlier, tree.rootOf(earlier), tree.size(), tree.root());
      assertBroken(
          Reason.OTHER_ROOT, () -> proof.verify(earlier, RootHash.EMPTY, tree.size(), tree.root()));
    }
  }

  @Test
  void aRewrittenTreeIsNotConsistent() {
    var tree = MerkleTree.of(leaves(20));
    var forged = new ArrayList<>(leaves(20));
    forged.set(2, leaf(99));
    var other = MerkleTree.of(forged);
    var seven = new TreeSize(7);
    assertBroken(
        Reason.OTHER_ROOT,
        () ->
            other.consistency(seven).verify(seven, tree.rootOf(seven), other.size(), other.root()));
  }

  @Test
  void aProofFromNothingOrToASmallerTreeIsRefused() {
    var tree = MerkleTree.of(leaves(4));
    var none = new TreeSize(0);
    var empty = new ConsistencyProof(List.of());
    assertBroken(
        Reason.FROM_NOTHING, () -> empty.verify(none, RootHash.EMPTY, tree.size(), tree.root()));
    assertBroken(Reason.FROM_NOTHING, () -> tree.consistency(none));
    assertBroken(
        Reason.SHRUNK, () -> empty.verify(new TreeSize(5), tree.root(), tree.size(), tree.root()));
    assertBroken(Reason.SHRUNK, () -> tree.consistency(new TreeSize(5)));
  }

  private static void verifyThird(List<Digest> path, MerkleTree tree) {
    new InclusionProof(new LeafIndex(3), path).verify(leaf(3), tree.size(), tree.root());
  }

  private static void assertBroken(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProofBroken.class, broken -> assertThat(broken.reason()).isEqualTo(reason));
  }

  /** RFC 9162 section 2.1.1, word for word. */
  private static Digest defined(List<LeafHash> leaves) {
    if (leaves.size() == 1) {
      return leaves.get(0).digest();
    }
    int k = 1;
    while (2 * k < leaves.size()) {
      k *= 2;
    }
    return Node.over(defined(leaves.subList(0, k)), defined(leaves.subList(k, leaves.size())));
  }

  private static List<LeafHash> leaves(int size) {
    var leaves = new ArrayList<LeafHash>();
    for (int i = 0; i < size; i++) {
      leaves.add(leaf(i));
    }
    return leaves;
  }

  private static LeafHash leaf(int i) {
    return LeafHash.of(Bytes.utf8("entry " + i));
  }
}
