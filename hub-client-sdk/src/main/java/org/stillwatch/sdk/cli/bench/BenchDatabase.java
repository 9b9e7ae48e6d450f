package org.stillwatch.sdk.cli.bench;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The database under the hub that is measured.
 *
 * @param name as it stands in the result, {@code h2} or {@code postgresql}
 * @param settings environment of the hub
 */
public record BenchDatabase(String name, Map<String, String> settings) {
  private static final String URL = "HUB_DB_URL";
  private static final String DRIVER = "HUB_DB_DRIVER";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  public BenchDatabase {
    settings = Map.copyOf(settings);
  }

  /** H2 in the hub's own folder. */
  public static BenchDatabase h2() {
    return new BenchDatabase("h2", Map.of());
  }

  /**
   * The one that the environment names; H2 if it names none. One of PostgreSQL must be empty: a hub
   * does not start on the database of another.
   *
   * @throws IllegalArgumentException for a database that is neither
   */
  public static BenchDatabase named(Map<String, String> environment) {
    String url = environment.getOrDefault(URL, "");
    if (url.isEmpty()) {
      return h2();
    }
    if (!url.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException(
          URL + " begins with " + POSTGRESQL + "//, or is not set; then H2 is measured");
    }
    Map<String, String> settings = new TreeMap<>(environment);
    settings.keySet().removeIf(name -> !name.startsWith("HUB_DB_"));
    settings.putIfAbsent(DRIVER, "org.postgresql.ds.PGSimpleDataSource");
    return new BenchDatabase("postgresql", settings);
  }

  /** Its address; empty for H2. */
  String url() {
    return settings.getOrDefault(URL, "");
  }

  /** The database's name at its server; empty for H2. */
  Optional<String> databaseName() {
    String url = url();
    return url.startsWith(POSTGRESQL)
        ? Optional.of(url.replaceFirst("[?].*", "").replaceFirst(".*[/:]", ""))
        : Optional.empty();
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return "BenchDatabase[" + name + "]";
  }
}
