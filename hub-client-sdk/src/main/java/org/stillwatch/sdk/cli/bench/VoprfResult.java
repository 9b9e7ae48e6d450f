package org.stillwatch.sdk.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What evaluating cost.
 *
 * @param inBatch values in a request
 * @param values in each sample
 */
public record VoprfResult(int inBatch, long values, List<Cost> samples) {
  public VoprfResult {
    samples = List.copyOf(samples);
  }

  /** As it is printed. */
  public ObjectNode json() {
    List<Long> perCpuSecond =
        samples.stream().map(cost -> Math.round(values * 1e9 / cost.hub())).sorted().toList();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("values_in_request", inBatch)
            .put("values_in_sample", values)
            .put("per_hub_cpu_second_median", perCpuSecond.get(perCpuSecond.size() / 2))
            .put("per_hub_cpu_second_least", perCpuSecond.get(0))
            .put("per_hub_cpu_second_most", perCpuSecond.get(perCpuSecond.size() - 1));
    ArrayNode list = json.putArray("samples");
    samples.forEach(cost ->
        list.addObject()
            .put("per_hub_cpu_second", Math.round(values * 1e9 / cost.hub()))
            .put("per_second", Math.round(values * 1e9 / cost.nanos())));
    return json;
  }
}
