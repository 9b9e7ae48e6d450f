package org.stillwatch.sdk.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.machines.ObservedWorld;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.observe.ExchangeReader;

/** Spark's executors come to what one process comes to, byte for byte before signing. */
class SparkMachinesTest {
  @TempDir private static Path folder;
  private static ObservedWorld world;
  private static JavaSparkContext spark;

  @BeforeAll
  static void start() throws Exception {
    world = new ObservedWorld(Files.createDirectories(folder.resolve("lab")), 22);
    Path temporary = Files.createDirectories(folder.resolve("spark"));
    spark = new JavaSparkContext(Precautions.taken(LocalSpark.settings(temporary)));
  }

  @AfterAll
  static void stop() {
    spark.close();
    world.close();
  }

  private static Path files(String name, List<List<String>> parts, Random random)
      throws IOException {
    Path input = Files.createDirectories(folder.resolve(name));
    for (int part = 0; part < parts.size(); part++) {
      byte[] file = ObservedWorld.file(parts.get(part), random.nextBoolean());
      Files.write(input.resolve("part-" + part), file);
    }
    return input;
  }

  @Test
  void howExchangesArePartedAndInWhichOrderTheyComeChangesNothing() throws Exception {
    long seed = System.nanoTime();
    for (int round = 0; round < 4; round++) {
      Random random = new Random(seed + round);
      int machines = 1 + random.nextInt(12);
      int partitions = 1 + random.nextInt(9);
      Path input = files("round-" + round, world.parted(random, machines), random);
      List<String> alone = world.alone();
      List<String> outcome =
          world.outcome(lab ->
              lab.observe(SparkMachines.ofFiles(spark, List.of(input.toString()), partitions)));
      assertThat(ObservedWorld.wherever(outcome))
          .as("seed %d, round %d, %d files, %d partitions", seed, round, machines, partitions)
          .isEqualTo(ObservedWorld.wherever(alone));
    }
  }

  @Test
  void skippedLinesAreToldByFileAndNumber() throws Exception {
    Path first = Files.writeString(folder.resolve("first"), "no exchange\n");
    Path second =
        Files.writeString(
            folder.resolve("second"), "{\"account\":\"a\",\"prompt\":\"hello\"}\n\nno, too\n");
    List<String> inputs = List.of(first.toString(), second.toString());
    List<String> outcome =
        world.outcome(lab -> lab.observe(SparkMachines.ofFiles(spark, inputs, 3)));
    assertThat(outcome)
        .isEqualTo(world.outcome(lab -> lab.observeFiles(List.of(first, second), read -> {})))
        .anyMatch(line -> line.contains("number=3, reason=second: not a JSON object in UTF-8"));
  }

  @Test
  void exchangesOfATableComeToTheSame() throws Exception {
    List<String> lines = new ArrayList<>(world.parted(new Random(1), 1).get(0));
    lines.removeIf(line ->
        !line.contains("\"prompt\"") || line.contains("\"x-") || line.contains("\"odd \\ud801"));
    Path whole = Files.write(folder.resolve("whole"), lines);
    JavaRDD<Exchange> rows = spark.parallelize(lines, 5).map(SparkMachinesTest::exchange);
    assertThat(world.outcome(lab -> lab.observe(SparkMachines.of(rows, 2))))
        .isEqualTo(world.outcome(lab -> lab.observeFiles(List.of(whole), read -> {})));
  }

  private static Exchange exchange(String line) throws IOException {
    byte[] bytes = ObservedWorld.file(List.of(line), false);
    try (ExchangeReader reader =
        new ExchangeReader(
            new ByteArrayInputStream(bytes), ExchangeReader.Limits.USUAL, read -> {})) {
      Optional<Exchange> one = reader.next();
      return one.orElseThrow();
    }
  }
}
