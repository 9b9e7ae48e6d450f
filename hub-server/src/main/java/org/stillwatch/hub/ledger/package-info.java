/**
 * The log that anyone can check. What happened comes in with the transaction that did it and waits;
 * at its tick a sequencer puts it into a Merkle tree, shuffled, and signs the head. Tiles, the head
 * and a lab's own leaves go out. Nothing that is in the tree is ever changed. Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.ledger;

import org.jspecify.annotations.NullMarked;
