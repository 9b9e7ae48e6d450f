/**
 * A hub in memory, for tests of programs that use the client SDK. It speaks HTTP on the loopback
 * interface, checks signatures, DPoP proofs and chains, evaluates the VOPRF, seals receipts,
 * manifests and alerts, matches equal tokens, and fails when told to. It does not compare likeness,
 * does not check grammar beyond the seal, and keeps nothing.
 */
@NullMarked
package org.stillwatch.testing;

import org.jspecify.annotations.NullMarked;
