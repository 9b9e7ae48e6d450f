package org.stillwatch.sdk.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.report.ClusterReport;

/** What the measurements are made of, and how they are told. */
class BenchContentTest {
  private static final StixId LAB = new StixId("identity", new UUID(1, 2));
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void mostValuesAreMetOnceSomeByAFewReportsAndFewByMany() {
    Drawn drawn = new Drawn(3);
    Map<Long, Integer> met = new HashMap<>();
    int draws = 100_000;
    for (int i = 0; i < draws; i++) {
      met.merge(drawn.next(), 1, Integer::sum);
    }
    long once = met.values().stream().filter(times -> times == 1).count();
    assertThat(once).isGreaterThan(draws * 85L / 100);
    assertThat(met.keySet().stream().filter(value -> value < 0)).isNotEmpty();
    for (long hot = 0; hot < Drawn.HOT; hot++) {
      assertThat(met).containsKey(hot);
      assertThat(met.get(hot)).isGreaterThan(50);
    }
  }

  @Test
  void aBatchHoldsNoMoreObjectsThanAskedForAndKeepsToThePolicy() {
    for (BenchKind kind : BenchKind.values()) {
      List<ClusterReport> batch =
          new BenchReports(kind, 4).batch(LAB, Epoch.of(NOW), NOW, SealedLoad.OBJECTS);
      int objects = batch.stream().mapToInt(report -> report.toObjects().size()).sum();
      assertThat(objects).as(kind.word()).isBetween(SealedLoad.OBJECTS - 1, SealedLoad.OBJECTS);
      assertThat(batch)
          .allSatisfy(report ->
              assertThat(report.indicators())
                  .filteredOn(one -> one.kind().equals(IndicatorKinds.PROMPT_TEMPLATE))
                  .hasSizeLessThanOrEqualTo(3));
    }
  }

  @Test
  void theRatioIsThatOfTenMillionToAHundredThousand() {
    SizeResult result =
        new SizeResult(
            "postgresql", List.of(at(10_000, 50), at(100_000, 100), at(10_000_000, 120)));
    JsonNode json = result.json();
    assertThat(json.path("cpu_10m_over_100k").asDouble()).isEqualTo(1.2);
    assertThat(json.path("sizes")).hasSize(3);
  }

  @Test
  void thereIsNoRatioWithoutTheLargestSize() {
    JsonNode json = new SizeResult("postgresql", List.of(at(100_000, 100))).json();
    assertThat(json.has("cpu_10m_over_100k")).isFalse();
  }

  private static SizeResult.At at(long size, long micros) {
    Cost cost = new Cost(micros * 2_000_000, micros * 600_000, OptionalLong.of(micros * 400_000));
    return new SizeResult.At(
        size,
        List.of(new IngestSample(1_000, cost)),
        OptionalLong.empty(),
        OptionalLong.empty(),
        1L << 30);
  }
}
