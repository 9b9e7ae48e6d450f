package org.stillwatch.sdk.cli.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a campaign took, and what it found.
 *
 * @param seconds of each step, in the order in which they were done
 * @param runs 1, or more if it was cut short and went on
 * @param alerts that stand at the end, one a cluster
 */
public record CampaignResult(
    CampaignPlan plan,
    ObjectNode seconds,
    int runs,
    int reports,
    int alerts,
    Found found,
    String database) {

  /** As it is printed. */
  public ObjectNode json() {
    double total = 0;
    for (JsonNode step : seconds) {
      total += step.asDouble();
    }
    ObjectNode result = plan.json();
    result.put("runs", runs).put("database", database);
    result.put("heap_mib", Runtime.getRuntime().maxMemory() >> 20);
    result.set("seconds", seconds);
    result.put("total_seconds", Math.round(total * 10) / 10.0);
    result.put("reports", reports).put("alerts", alerts);
    found.tell(result);
    return result;
  }
}
