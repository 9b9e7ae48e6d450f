package org.stillwatch.sdk.spark;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Errand;
import org.stillwatch.sdk.Machines;
import org.stillwatch.sdk.Question;
import org.stillwatch.sdk.cluster.Accounts;
import org.stillwatch.sdk.observe.Exchange;
import scala.Tuple2;

/**
 * The executors of a Spark application as a lab's machines. Exchanges are read once; the batches of
 * an account come together in one shuffle, and each question is a stage after it. For one
 * observation, by one thread, while the context is open.
 */
public final class SparkMachines implements Machines {
  /** Roughly, what a task holds of batches before they go to the shuffle. */
  private static final long MOST_BYTES = 32L << 20;

  /** Makes pieces of all exchanges. */
  private interface Source {
    JavaPairRDD<String, byte[]> pieces(Broadcast<Carried> errand);
  }

  private final JavaSparkContext spark;
  private final int partitions;
  private final Source source;
  private @Nullable Broadcast<Carried> sent;
  private @Nullable JavaPairRDD<String, byte[]> pieces;

  private SparkMachines(JavaSparkContext spark, int partitions, Source source) {
    this.spark = spark;
    this.partitions = partitions;
    this.source = source;
  }

  /**
   * Executors that read files of JSON Lines, plain or gzip, as {@code lab observe} does. A file is
   * read by one task: many files of some hundred megabytes are better than few large ones.
   *
   * @param paths of files or folders on any file system that Spark knows; globs are meant as such
   * @param partitions of the accounts
   * @throws IllegalArgumentException if a path has a comma in it, which Hadoop takes for two paths
   */
  public static SparkMachines ofFiles(JavaSparkContext spark, List<String> paths, int partitions) {
    for (String path : paths) {
      if (path.contains(",")) {
        throw new IllegalArgumentException("a path with a comma is two paths to Hadoop: rename it");
      }
    }
    String all = String.join(",", paths);
    return new SparkMachines(
        spark, partitions, errand -> spark.binaryFiles(all).mapPartitionsToPair(ofFiles(errand)));
  }

  /**
   * Executors that have exchanges already, such as of a table's rows.
   *
   * @param exchanges are computed once for this observation; the same if they are computed again
   * @param partitions of the accounts
   */
  public static SparkMachines of(JavaRDD<Exchange> exchanges, int partitions) {
    return new SparkMachines(
        JavaSparkContext.fromSparkContext(exchanges.context()),
        partitions,
        errand -> exchanges.mapPartitionsToPair(ofExchanges(errand)));
  }

  @Override
  public void gather(Errand errand) throws IOException {
    Precautions.require(spark.getConf());
    Broadcast<Carried> broadcast = spark.broadcast(new Carried(errand));
    sent = broadcast;
    pieces =
        source
            .pieces(broadcast)
            .reduceByKey((one, other) -> broadcast.value().errand().merged(one, other), partitions);
  }

  @Override
  public void ask(Question question, Accounts.Taker<byte[]> taker) throws IOException {
    JavaPairRDD<String, byte[]> gathered = pieces;
    Broadcast<Carried> errand = sent;
    if (gathered == null || errand == null) {
      throw new IllegalStateException("gather comes first");
    }
    Broadcast<byte[]> asked = spark.broadcast(question.toBytes());
    // Kept until they were taken, since they come to the driver one partition after the other.
    JavaRDD<byte[]> answers =
        gathered
            .mapPartitions(answering(errand, asked))
            .persist(StorageLevel.MEMORY_AND_DISK_SER());
    try {
      compute(answers);
      for (Iterator<byte[]> each = answers.toLocalIterator(); each.hasNext(); ) {
        taker.take(each.next());
      }
    } finally {
      answers.unpersist(false);
      asked.destroy();
    }
  }

  /** All partitions at once, on all executors. */
  private static void compute(JavaRDD<byte[]> answers) throws IOException {
    try {
      answers.count();
    } catch (Exception failure) { // Spark throws checked exceptions that it does not declare
      throw JobFailed.because(failure);
    }
  }

  private static PairFlatMapFunction<Iterator<Tuple2<String, PortableDataStream>>, String, byte[]>
      ofFiles(Broadcast<Carried> errand) {
    return files ->
        new Pieces(errand.value().errand().portionOfFiles(new Inputs(files), MOST_BYTES));
  }

  private static PairFlatMapFunction<Iterator<Exchange>, String, byte[]> ofExchanges(
      Broadcast<Carried> errand) {
    return exchanges -> new Pieces(errand.value().errand().portion(exchanges, MOST_BYTES));
  }

  private static FlatMapFunction<Iterator<Tuple2<String, byte[]>>, byte[]> answering(
      Broadcast<Carried> errand, Broadcast<byte[]> question) {
    return pieces -> {
      Errand here = errand.value().errand();
      return new Answers(pieces, here.answering(Question.read(question.value())));
    };
  }
}
