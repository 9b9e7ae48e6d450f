/**
 * Holds the hub to its log. What it signed before is remembered; each new head must have grown out
 * of it, and must hold, by the time that was promised, all that this lab sent and was told. What
 * does not is evidence, and is kept so that others can verify it. For one thread at a time.
 */
@NullMarked
package org.stillwatch.sdk.ledger;

import org.jspecify.annotations.NullMarked;
