package org.stillwatch.sdk.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/** What one more indicator costs at each size. */
public record SizeResult(String database, List<At> sizes) {
  public SizeResult {
    sizes = List.copyOf(sizes);
  }

  /**
   * One size.
   *
   * @param size live indicators, about
   * @param resident memory of the hub afterwards, in bytes
   * @param serverMemory of the database's server afterwards, in bytes
   * @param databaseBytes of the whole database on disk afterwards
   */
  public record At(
      long size,
      List<IngestSample> samples,
      OptionalLong resident,
      OptionalLong serverMemory,
      long databaseBytes) {
    public At {
      samples = List.copyOf(samples);
    }

    private double median(ToDoubleFunction<IngestSample> of) {
      return samples.stream().mapToDouble(of).sorted().toArray()[samples.size() / 2];
    }

    private double cpu() {
      return median(sample ->
          (sample.cost().hub() + sample.cost().database().orElse(0)) / 1e3 / sample.indicators());
    }

    /** As it is printed; times are for one indicator. */
    public ObjectNode json() {
      ObjectNode json =
          JsonNodeFactory.instance
              .objectNode()
              .put("indicators", size)
              .put("wall_us_median", Math.round(median(IngestSample::wallMicros)))
              .put("hub_cpu_us_median", Math.round(median(IngestSample::hubMicros)))
              .put("hub_and_database_cpu_us_median", Math.round(cpu()))
              .put("database_mib", databaseBytes >> 20);
      resident.ifPresent(bytes -> json.put("hub_resident_mib", bytes >> 20));
      serverMemory.ifPresent(bytes -> json.put("database_memory_mib", bytes >> 20));
      ArrayNode list = json.putArray("samples");
      samples.forEach(sample -> list.add(sample.json()));
      return json;
    }
  }

  /**
   * The cost at ten million over that at a hundred thousand; empty if the run did not go so far.
   */
  OptionalDouble ratio(ToDoubleFunction<At> cost) {
    OptionalDouble small =
        sizes.stream().filter(at -> at.size() == 100_000).mapToDouble(cost).findFirst();
    OptionalDouble large =
        sizes.stream().filter(at -> at.size() == 10_000_000).mapToDouble(cost).findFirst();
    return small.isPresent() && large.isPresent()
        ? OptionalDouble.of(Math.round(100 * large.getAsDouble() / small.getAsDouble()) / 100.0)
        : OptionalDouble.empty();
  }

  /** As it is printed. */
  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("database", database)
            .put("rows_below_the_samples", "laid by SQL");
    ratio(At::cpu).ifPresent(ratio -> json.put("cpu_10m_over_100k", ratio));
    ratio(at -> at.median(IngestSample::wallMicros))
        .ifPresent(ratio -> json.put("wall_10m_over_100k", ratio));
    ArrayNode list = json.putArray("sizes");
    sizes.forEach(at -> list.add(at.json()));
    return json;
  }
}
