/**
 * What the hub tells a lab: alerts, pages of them, receipts. Coarse on purpose: members hold the
 * group key, so an alert says near or same, and buckets, never measures. Signed by the hub with the
 * seal of its type. Immutable.
 */
@NullMarked
package org.stillwatch.wire.alert;

import org.jspecify.annotations.NullMarked;
