/**
 * The agreed language of Stillwatch: what two parties must compute to the same bytes. The rooms
 * below are in reading order, top to bottom: stix, alert, report, policy, indicator, seal, tree,
 * oprf, canonical, problem. This package lies below them all: the names of the parties.
 */
@NullMarked
package org.stillwatch.wire;

import org.jspecify.annotations.NullMarked;
