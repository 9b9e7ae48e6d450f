/**
 * Low-entropy identifiers become tokens. Clear values come in, in whatever form the lab has them;
 * canonical values, local keyed digests and VOPRF tokens (RFC 9497) go out. A blinded value is all
 * that leaves the process. Nothing here prints a value. Thread-safe.
 */
@NullMarked
package org.stillwatch.sdk.pseudonym;

import org.jspecify.annotations.NullMarked;
