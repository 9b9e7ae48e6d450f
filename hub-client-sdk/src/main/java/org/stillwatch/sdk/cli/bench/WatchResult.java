package org.stillwatch.sdk.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.stillwatch.sdk.cli.bench.LatencyResult.Ascending;

/**
 * What the watch took.
 *
 * @param loadMillis from the store on disk to the first answer
 * @param heapBytes of the watch, after a collection; near
 * @param lookups by what was looked up
 */
public record WatchResult(int values, long loadMillis, long heapBytes, Map<String, Times> lookups) {
  /**
   * Nanoseconds a look-up, on the average of each round.
   *
   * @param cpu of the thread: what others do on the machine counts little
   * @param wall as a caller waits
   */
  public record Times(Ascending cpu, Ascending wall) {}

  /** As it is printed. */
  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("values", values)
            .put("load_ms", loadMillis)
            .put("heap_mb", heapBytes / 1_000_000);
    lookups.forEach((name, times) ->
        json.putObject(name)
            .put("rounds", times.cpu().count())
            .put("cpu_least_ns", times.cpu().percentile(1))
            .put("cpu_median_ns", times.cpu().percentile(50))
            .put("cpu_most_ns", times.cpu().percentile(100))
            .put("wall_least_ns", times.wall().percentile(1))
            .put("wall_median_ns", times.wall().percentile(50)));
    return json;
  }
}
