package org.stillwatch.sdk.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the log took.
 *
 * @param leaves that waited
 * @param sequencedNanos from their commit to the head that has them all, the wait of up to a second
 *     for the sequencer included
 * @param proofs of single leaves, as a client waits for one
 * @param verified leaves in the lab's check
 * @param verifiedNanos the check as a whole, all requests of it included
 * @param verifiedCpuNanos of the lab's thread in it
 */
public record LogResult(
    long leaves,
    long sequencedNanos,
    LatencyResult.Ascending proofs,
    long verified,
    long verifiedNanos,
    long verifiedCpuNanos) {
  private static final double SECOND = 1e9;

  /** As it is printed. */
  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("leaves", leaves)
        .put("sequenced_per_second", Math.round(leaves / (sequencedNanos / SECOND)))
        .put("proof_p50_ms", proofs.millis(50))
        .put("proof_p99_ms", proofs.millis(99))
        .put("verified", verified)
        .put("verified_seconds", Math.round(verifiedNanos / 1e7) / 100.0)
        .put("verified_cpu_seconds", Math.round(verifiedCpuNanos / 1e7) / 100.0)
        .put("database", "postgresql");
  }
}
