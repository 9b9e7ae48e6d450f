/**
 * Merkle trees as RFC 9162 hashes them. Leaf hashes come in; roots and proofs go out; a proof is
 * verified against a root and a size that the caller trusts already. Values are immutable; {@link
 * org.stillwatch.wire.tree.MerkleTree} belongs to one thread.
 */
@NullMarked
package org.stillwatch.wire.tree;

import org.jspecify.annotations.NullMarked;
