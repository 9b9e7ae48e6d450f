/**
 * What a lab remembers for itself: which of its accounts a report was about, which alerts it has
 * seen, where it stopped reading. It never leaves the lab; the accounts are encrypted. Thread-safe
 * within one process.
 */
@NullMarked
package org.stillwatch.sdk.store;

import org.jspecify.annotations.NullMarked;
