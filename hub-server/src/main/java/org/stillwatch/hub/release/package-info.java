/**
 * Decides what of a campaign may reach the liaisons of governments (clauses LIA-02 and LIA-03).
 * Values in, values out: no store, no clock. Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.release;

import org.jspecify.annotations.NullMarked;
