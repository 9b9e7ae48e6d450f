/**
 * Alerts as STIX 2.1 bundles that a tool understands which knows none of our extensions: identity,
 * campaign, report, sighting, and indicators with standard patterns for what the lab chose to
 * export in the clear. Objects of one cluster or campaign keep their ids from alert to alert, so
 * that a tool updates what it has, and revokes what is retracted.
 */
@NullMarked
package org.stillwatch.sdk.sink.stix;

import org.jspecify.annotations.NullMarked;
