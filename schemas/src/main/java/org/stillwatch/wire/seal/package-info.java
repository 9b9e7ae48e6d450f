/**
 * Who says it, and that not a byte changed. Canonical bytes and a signing key come in and a compact
 * JWS (RFC 7515) goes out; a JWS and the verifying key of the claimed sender come in and only then
 * an {@link org.stillwatch.wire.seal.Authentic} or {@link org.stillwatch.wire.seal.OpenedBatch}
 * goes out, which nobody else can make. A JWS string is never an identity: signatures are
 * malleable. All types are immutable and thread-safe.
 */
@NullMarked
package org.stillwatch.wire.seal;

import org.jspecify.annotations.NullMarked;
