package org.stillwatch.hub.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.log.LeafOpening;

/**
 * What waits for its place in the tree.
 *
 * @param member whose it is; null if every member may see it
 * @param content null if those have it from elsewhere
 */
@SuppressWarnings("ArrayRecordComponent") // a row on its way from one table to another
record PendingLeaf(LeafOpening opening, @Nullable UUID member, byte @Nullable [] content) {}
