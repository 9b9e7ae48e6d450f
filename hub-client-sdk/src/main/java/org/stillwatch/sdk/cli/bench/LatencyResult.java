package org.stillwatch.sdk.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Times of all samples, in nanoseconds and ascending order.
 *
 * @param database its name
 */
public record LatencyResult(Ascending times, String database) {

  /** Times in ascending order, at least one. */
  public static final class Ascending {
    private final long[] nanos;

    /** Sorts a copy of them. */
    public Ascending(long... nanos) {
      if (nanos.length == 0) {
        throw new IllegalArgumentException("at least one time");
      }
      this.nanos = nanos.clone();
      java.util.Arrays.sort(this.nanos);
    }

    public int count() {
      return nanos.length;
    }

    /** The least time that so many per cent of all do not exceed (nearest rank); 100: the most. */
    public long percentile(int percent) {
      int rank = (int) (((long) nanos.length * percent + 99) / 100);
      return nanos[Math.max(1, rank) - 1];
    }

    /** The same in milliseconds, to a tenth. */
    public double millis(int percent) {
      return Math.round(percentile(percent) / 1e5) / 10.0;
    }
  }

  /** As it is printed. */
  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("samples", times.count())
        .put("p50_ms", times.millis(50))
        .put("p90_ms", times.millis(90))
        .put("p99_ms", times.millis(99))
        .put("max_ms", times.millis(100))
        .put("database", database);
  }
}
