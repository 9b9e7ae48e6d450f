/**
 * The agreed language of Stillwatch: what two parties must compute to the same bytes. The rooms
 * below are in reading order, top to bottom: stix, alert, report, indicator, seal, tree, oprf,
 * canonical, problem.
 */
@NullMarked
package org.stillwatch.wire;

import org.jspecify.annotations.NullMarked;
