package org.stillwatch.sdk.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a hub that was killed again and again kept.
 *
 * @param receipts that the labs were given, all of which were held against the hub
 * @param lost receipts that it does not honour any more
 * @param halfKept alerts that are missing, or without a receipt for what they are about; chains
 *     that differ
 * @param doubled batches taken and alerts sent more than once
 * @param leaves of the log in the end
 * @param logFindings what a check or an audit of the log found: receipts without a leaf, leaves
 *     twice, a log that did not only grow
 * @param restarts from the start of the process to its line {@code ready}
 * @param database its name
 */
public record CrashResult(
    int rounds,
    int receipts,
    int lost,
    int halfKept,
    int doubled,
    long leaves,
    int logFindings,
    LatencyResult.Ascending restarts,
    String database) {

  /** Whether every promise was kept. */
  public boolean isClean() {
    return lost == 0 && halfKept == 0 && doubled == 0 && logFindings == 0;
  }

  /** As it is printed. */
  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("rounds", rounds)
            .put("receipts", receipts)
            .put("lost", lost)
            .put("half_kept", halfKept)
            .put("doubled", doubled)
            .put("log_leaves", leaves)
            .put("log_findings", logFindings);
    json.putObject("restart_seconds")
        .put("median", seconds(restarts.percentile(50)))
        .put("max", seconds(restarts.percentile(100)));
    return json.put("database", database);
  }

  private static double seconds(long nanos) {
    return Math.round(nanos / 1e8) / 10.0;
  }
}
