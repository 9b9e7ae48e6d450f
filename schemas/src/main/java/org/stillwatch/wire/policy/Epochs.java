package org.stillwatch.wire.policy;

import java.time.Duration;

/**
 * How long the old and the new stand side by side.
 *
 * @param reason why, for people
 * @param overlap after its end an epoch's batches are accepted for so long
 * @param policyGrace after its replacement a policy's batches are accepted for so long
 */
public record Epochs(String reason, Duration overlap, Duration policyGrace) {}
