package org.stillwatch.sdk.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.cli.StillwatchCli;
import org.stillwatch.wire.AtTheEdge;

/**
 * {@code lab observe} as a Spark application: {@code spark-submit … --config lab.json observe
 * [--dry-run] INPUT...}. Prints and ends as that command does.
 */
@AtTheEdge
public final class ObserveOnSpark {
  private static final String PARTITIONS = "spark.stillwatch.partitions";

  private ObserveOnSpark() {}

  /** Runs it on what spark-submit has set, and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter results = new PrintWriter(new OutputStreamWriter(System.out, UTF_8));
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    System.exit(run(new SparkConf(), results, err, args));
  }

  /** Runs it with these settings. Spark starts when there is something to read, and stops. */
  static int run(SparkConf settings, PrintWriter results, PrintWriter err, String... args) {
    return StillwatchCli.observe(
        (lab, inputs) -> observe(settings, lab, inputs), results, err, args);
  }

  private static Observation observe(SparkConf settings, Lab lab, List<String> inputs)
      throws IOException {
    SparkConf safe =
        Precautions.taken(settings).setIfMissing("spark.app.name", "stillwatch observe");
    Precautions.require(safe);
    try (JavaSparkContext spark = new JavaSparkContext(safe)) {
      int partitions = safe.getInt(PARTITIONS, Math.max(2, 4 * spark.defaultParallelism()));
      return lab.observe(SparkMachines.ofFiles(spark, inputs, partitions));
    }
  }
}
