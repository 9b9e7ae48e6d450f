/**
 * The privacy-reduced facts that travel: what one lab computes and the hub, or another lab, must
 * read the same way. Bytes come in from a reducer or from the wire; comparisons and match keys go
 * out. All types are immutable values and may be shared between threads.
 */
@NullMarked
package org.stillwatch.wire.indicator;

import org.jspecify.annotations.NullMarked;
