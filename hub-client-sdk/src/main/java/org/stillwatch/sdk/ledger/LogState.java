package org.stillwatch.sdk.ledger;

import java.util.Optional;
import org.stillwatch.wire.log.SignedCheckpoint;

/**
 * What a check of the log found in order.
 *
 * @param head that all was checked against; empty if the hub has signed none yet, or too few
 *     witnesses cosigned it so far
 * @param proved how many leaves of this lab, or of all members, were proved in this check
 * @param waiting how many batches and alerts of this lab are not in the log yet, none of them later
 *     than promised
 */
public record LogState(Optional<SignedCheckpoint> head, long proved, long waiting) {}
