/**
 * Clusters inside one lab: which accounts does one operator seem to run? Per-account facts come in,
 * from {@code reduce}; local clusters with the keyed sketches of their templates go out. Nothing
 * here depends on the order of the input. The working types are for one thread each; results are
 * immutable.
 */
@NullMarked
package org.stillwatch.sdk.cluster;

import org.jspecify.annotations.NullMarked;
