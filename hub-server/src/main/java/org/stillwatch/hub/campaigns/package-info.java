/**
 * Clusters of several labs joined by agreeing values. Grows incrementally; a withdrawal groups what
 * is left anew, by the same rule. Tells the alerts which clusters were touched. Runs under the
 * matching lock, in the transaction of the batch. Thread-safe.
 */
@NullMarked
package org.stillwatch.hub.campaigns;

import org.jspecify.annotations.NullMarked;
