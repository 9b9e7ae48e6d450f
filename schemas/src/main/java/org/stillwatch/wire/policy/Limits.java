package org.stillwatch.wire.policy;

import java.time.Duration;

/**
 * What one request, one member and one day may cost the hub.
 *
 * @param reason why, for people
 * @param maxBatchBytes body of one batch
 * @param maxObjectsPerBatch objects under one signature
 * @param maxObjectBytes one object in canonical form; at most {@code maxBatchBytes}
 * @param maxDepth nesting of one object
 * @param requestTimeout until when a body must be complete
 * @param maxLongPoll longest wait for the next alert
 * @param alertPageSize alerts in one answer
 * @param evaluationsPerRequest VOPRF evaluations in one request
 * @param evaluationsPerDay VOPRF evaluations per member, class of identifier and UTC day
 * @param refusalsPerDay batches refused per member and UTC day, before all others are
 * @param submissionsPerDay batches accepted per member and UTC day
 */
public record Limits(
    String reason,
    int maxBatchBytes,
    int maxObjectsPerBatch,
    int maxObjectBytes,
    int maxDepth,
    Duration requestTimeout,
    Duration maxLongPoll,
    int alertPageSize,
    int evaluationsPerRequest,
    int evaluationsPerDay,
    int refusalsPerDay,
    int submissionsPerDay) {}
