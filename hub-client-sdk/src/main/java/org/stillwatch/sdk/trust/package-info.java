/**
 * What a lab trusts and what it must keep secret: its keys, the pinned key of its hub, the file
 * that says which hub and which lab this is. Sealed texts of the hub come in; {@link
 * org.stillwatch.sdk.trust.VerifiedAlert} and {@link org.stillwatch.sdk.trust.VerifiedReceipt} go
 * out, which nobody else can make. Values are immutable and thread-safe.
 */
@NullMarked
package org.stillwatch.sdk.trust;

import org.jspecify.annotations.NullMarked;
