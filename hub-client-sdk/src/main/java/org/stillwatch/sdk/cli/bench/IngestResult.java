package org.stillwatch.sdk.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * What ingest cost.
 *
 * @param resident memory of the hub at the end, in bytes
 */
public record IngestResult(
    BenchKind kind,
    String database,
    int labs,
    int objectsPerBatch,
    List<IngestSample> samples,
    OptionalLong resident) {
  public IngestResult {
    samples = List.copyOf(samples);
  }

  /** As it is printed. */
  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", kind.word())
            .put("database", database)
            .put("labs", labs)
            .put("objects_per_batch", objectsPerBatch)
            .put("indicators", samples.stream().mapToLong(IngestSample::indicators).sum())
            .put("per_second_median", Math.round(median(IngestSample::perSecond)))
            .put("per_second_least", Math.round(ranked(IngestSample::perSecond).get(0)))
            .put("per_second_most", Math.round(most(IngestSample::perSecond)))
            .put("hub_cpu_us_median", Math.round(median(IngestSample::hubMicros)));
    resident.ifPresent(bytes -> json.put("hub_resident_mib", bytes >> 20));
    ArrayNode list = json.putArray("samples");
    samples.forEach(sample -> list.add(sample.json()));
    return json;
  }

  private double median(ToDoubleFunction<IngestSample> of) {
    return ranked(of).get(samples.size() / 2);
  }

  private double most(ToDoubleFunction<IngestSample> of) {
    return ranked(of).get(samples.size() - 1);
  }

  private List<Double> ranked(ToDoubleFunction<IngestSample> of) {
    return samples.stream().mapToDouble(of).sorted().boxed().toList();
  }
}
