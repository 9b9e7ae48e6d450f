package org.stillwatch.sdk.spark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.Errand;
import org.stillwatch.sdk.Machines;
import org.stillwatch.sdk.Question;
import org.stillwatch.sdk.cluster.Accounts;
import org.stillwatch.sdk.machines.ObservedWorld;

/** What Spark writes to disks while it works says nothing to anyone. */
class SealedFilesTest {
  /** Of the names of all accounts of the invented world. */
  private static final String IN_THE_CLEAR = "acct-";

  @TempDir private Path folder;
  private Path temporary;
  private ObservedWorld world;
  private SparkConf settings;

  @BeforeEach
  void invent() throws Exception {
    world = new ObservedWorld(Files.createDirectories(folder.resolve("lab")), 23);
    temporary = Files.createDirectories(folder.resolve("spark"));
    settings =
        LocalSpark.settings(temporary)
            .set("spark.shuffle.compress", "false")
            .set("spark.shuffle.spill.compress", "false");
  }

  @AfterEach
  void end() {
    world.close();
  }

  private List<String> written() throws IOException {
    List<String> contents = new ArrayList<>();
    try (Stream<Path> all = Files.walk(temporary)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.add(Files.readString(file, ISO_8859_1));
      }
    }
    return contents;
  }

  /** Looks at the disk after each question. */
  private final class Watched implements Machines {
    private final Machines watched;
    private final List<String> seen = new ArrayList<>();

    private Watched(Machines watched) {
      this.watched = watched;
    }

    @Override
    public void gather(Errand errand) throws IOException {
      watched.gather(errand);
    }

    @Override
    public void ask(Question question, Accounts.Taker<byte[]> taker) throws IOException {
      watched.ask(question, taker);
      seen.addAll(written());
    }
  }

  @Test
  void noNameOfAnAccountStandsInTheFilesThatSparkWrites() throws Exception {
    byte[] file = ObservedWorld.file(world.parted(new Random(1), 1).get(0), false);
    Path input = Files.write(folder.resolve("input"), file);
    assertThat(Files.readString(input, ISO_8859_1)).contains(IN_THE_CLEAR);
    try (JavaSparkContext spark = new JavaSparkContext(Precautions.taken(settings))) {
      Watched watched = new Watched(SparkMachines.ofFiles(spark, List.of(input.toString()), 3));
      world.outcome(lab -> lab.observe(watched));
      assertThat(watched.seen.stream().mapToLong(String::length).sum()).isGreaterThan(100_000);
      assertThat(watched.seen).noneMatch(content -> content.contains(IN_THE_CLEAR));
    }
  }

  /** Shows that the test above would see it. */
  @Test
  void withoutSealsTheyWouldStandThereAndSoTheJobRefusesToRun() throws Exception {
    settings.set("spark.io.encryption.enabled", "false");
    try (JavaSparkContext spark = new JavaSparkContext(settings)) {
      List<String> names = List.of(IN_THE_CLEAR + 1, IN_THE_CLEAR + 2);
      spark.parallelize(names, 2).groupBy(String::length, 2).count();
      assertThat(written()).anyMatch(content -> content.contains(IN_THE_CLEAR));

      Machines machines = SparkMachines.ofFiles(spark, List.of("none"), 2);
      assertThatThrownBy(() -> world.outcome(lab -> lab.observe(machines)))
          .isInstanceOf(Unsealed.class)
          .hasMessageContaining("spark.io.encryption.enabled=true");
    }
  }
}
