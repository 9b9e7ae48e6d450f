package org.stillwatch.sdk.spark;

import java.util.Locale;
import org.apache.spark.SparkConf;

/**
 * Prompts, card numbers and the members' group key pass through Spark's temporary files and wires:
 * no job runs that would not seal them there.
 */
final class Precautions {
  private static final String FILES = "spark.io.encryption.enabled";
  private static final String FILES_KEY = "spark.io.encryption.keySizeBits";
  private static final String WIRE = "spark.network.crypto.enabled";
  private static final String AUTHENTICATED = "spark.authenticate";
  private static final String WIRE_BY_TLS = "spark.ssl.rpc.enabled";
  private static final String SECRET = "spark.authenticate.secret";
  private static final String MASTER = "spark.master";
  private static final String ON = "true";

  private Precautions() {}

  /** The same settings, with all precautions that they say nothing of. */
  static SparkConf taken(SparkConf settings) {
    SparkConf taken = settings.clone().setIfMissing(FILES, ON).setIfMissing(FILES_KEY, "256");
    if (!isLocal(taken) && !taken.getBoolean(WIRE_BY_TLS, false)) {
      taken.setIfMissing(WIRE, ON).setIfMissing(AUTHENTICATED, ON);
    }
    return taken;
  }

  /**
   * Checks them.
   *
   * @throws Unsealed if one is missing
   */
  static void require(SparkConf settings) throws Unsealed {
    need(settings, FILES);
    if (!isLocal(settings) && !settings.getBoolean(WIRE_BY_TLS, false)) {
      need(settings, WIRE);
      need(settings, AUTHENTICATED);
      needSecret(settings);
    }
  }

  /** YARN and Kubernetes draw a secret for each job; Spark's own cluster does not. */
  private static void needSecret(SparkConf settings) throws Unsealed {
    String master = settings.get(MASTER, "");
    boolean own = master.startsWith("spark:") || master.startsWith("local-cluster");
    if (own && !settings.contains(SECRET)) {
      throw new Unsealed(
          "a wire cannot be sealed without a secret that all of the cluster know: set "
              + SECRET
              + " in a file for --properties-file that only you can read");
    }
  }

  private static void need(SparkConf settings, String name) throws Unsealed {
    if (!settings.get(name, "false").toLowerCase(Locale.ROOT).equals(ON)) {
      throw new Unsealed(
          "prompts would stand in the clear in Spark's files or on its wires: set "
              + name
              + "=true for this job");
    }
  }

  /** Threads of one process; {@code local-cluster} is several processes. */
  private static boolean isLocal(SparkConf settings) {
    String master = settings.get(MASTER, "");
    return master.equals("local") || master.startsWith("local[");
  }
}
