/**
 * Tokens that only the evaluators' key can make: the VOPRF of RFC 9497, suite P256-SHA256, mode 1,
 * both the lab's half and the hub's. Normalised values come in at the lab and tokens come out
 * there; the hub sees blinded points only. Values are immutable and thread-safe; a {@code Blinding}
 * is used once.
 */
@NullMarked
package org.stillwatch.wire.oprf;

import org.jspecify.annotations.NullMarked;
