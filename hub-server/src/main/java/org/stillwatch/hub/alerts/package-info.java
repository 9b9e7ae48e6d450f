/**
 * What the hub tells the labs: one signed alert for each cluster that is part of a campaign, a new
 * one when what it says has changed, a retraction when it does not hold any more; read by each lab
 * in its own order, from release ticks on. Verdicts come back here. Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.alerts;

import org.jspecify.annotations.NullMarked;
