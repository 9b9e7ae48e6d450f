/**
 * What was accepted, byte for byte: batches in their chains, objects, reports and their indicators.
 * Takes only what {@link org.stillwatch.hub.policy.Admitted} carries. Every method runs within the
 * transaction of its caller, which holds the matching lock. Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.indicators;

import org.jspecify.annotations.NullMarked;
