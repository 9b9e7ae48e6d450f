/**
 * What the hub's log says of itself: its tree's head as a signed note (C2SP signed-note,
 * tlog-checkpoint), what a leaf binds, and proofs that stand alone (C2SP tlog-proof). Bytes and the
 * key of a log come in, and only then a {@link org.stillwatch.wire.log.SignedCheckpoint} goes out,
 * which nobody else can make. All types are immutable and thread-safe.
 */
@NullMarked
package org.stillwatch.wire.log;

import org.jspecify.annotations.NullMarked;
