package org.stillwatch.sdk.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What liaisons cost.
 *
 * @param pollCpuNanos of the hub for one reader who asks whether anything is new, and nothing is
 */
public record FeedResult(List<At> sizes, long pollCpuNanos, int pollsPerSecond) {
  private static final int READERS = 500;

  public FeedResult {
    sizes = List.copyOf(sizes);
  }

  /**
   * Pages of one size of the collection.
   *
   * @param pages as a client waits for them, headers and body
   * @param cpuNanos of the hub for one
   * @param bytes of one
   */
  public record At(long objects, LatencyResult.Ascending pages, long cpuNanos, long bytes) {
    ObjectNode json() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("objects", objects)
          .put("page_p50_ms", pages.millis(50))
          .put("page_p99_ms", pages.millis(99))
          .put("page_hub_cpu_ms", Math.round(cpuNanos / 1e4) / 100.0)
          .put("page_bytes", bytes);
    }
  }

  /** As it is printed. */
  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("database", "postgresql")
            .put("poll_hub_cpu_ms", Math.round(pollCpuNanos / 1e4) / 100.0)
            .put("polls_per_second", pollsPerSecond)
            .put(
                "cores_of_500_readers_a_poll_a_second",
                Math.round(READERS * pollCpuNanos / 1e7) / 100.0);
    ArrayNode list = json.putArray("sizes");
    sizes.forEach(at -> list.add(at.json()));
    return json;
  }
}
