package org.stillwatch.sdk.spark;

import java.nio.file.Path;
import org.apache.spark.SparkConf;

/** Settings for two threads of this process that answer nobody else. */
final class LocalSpark {
  private LocalSpark() {}

  /**
   * The settings.
   *
   * @param temporary for Spark's own files
   */
  static SparkConf settings(Path temporary) {
    return new SparkConf(false)
        .setMaster("local[2]")
        .setAppName("test")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.local.dir", temporary.toString());
  }
}
