/**
 * Sealing what a lab says. The seam is {@link org.stillwatch.wire.seal.SigningKey}: a key in a
 * file, a hardware module, a key service. Canonical objects and a place in the chain come in; a
 * sealed batch goes out. Thread-safe.
 */
@NullMarked
package org.stillwatch.sdk.sign;

import org.jspecify.annotations.NullMarked;
