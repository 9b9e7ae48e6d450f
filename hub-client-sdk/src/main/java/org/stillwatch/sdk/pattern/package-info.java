/**
 * How the accounts of a cluster behave: their counts come in, from {@code reduce}; a few levels,
 * and then one keyed sketch, go out. It only corroborates. Immutable and thread-safe.
 */
@NullMarked
package org.stillwatch.sdk.pattern;

import org.jspecify.annotations.NullMarked;
