package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * A connection to the hub's PostgreSQL with the hub's own driver, out of its jar: labs that use
 * this library need none.
 */
final class HubDriver {
  private static final String WAR = "MICRO-INF/deploy/ROOT.war";
  private static final String DRIVER = "WEB-INF/lib/postgresql-";

  private HubDriver() {}

  /**
   * Connects.
   *
   * @param hubJar the executable jar of the hub
   * @param folder for a copy of the driver; the connection needs it until the program ends
   */
  static Connection connect(Path hubJar, Path folder, BenchDatabase database)
      throws IOException, SQLException {
    Path jar = folder.resolve("driver.jar");
    try (ZipFile hub = new ZipFile(hubJar.toFile())) {
      ZipEntry war = hub.getEntry(WAR);
      if (war == null) {
        throw new IOException(hubJar + " is not the hub's executable jar");
      }
      try (ZipInputStream in = new ZipInputStream(hub.getInputStream(war))) {
        Files.copy(driver(in), jar);
      }
    }
    ClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, HubDriver.class.getClassLoader());
    Properties login = new Properties();
    login.setProperty("user", database.settings().getOrDefault("HUB_DB_USER", ""));
    login.setProperty("password", database.settings().getOrDefault("HUB_DB_PASSWORD", ""));
    for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
      Connection connection = driver.connect(database.url(), login);
      if (connection != null) {
        return connection;
      }
    }
    throw new IOException("The hub's driver does not know the address of the database.");
  }

  private static InputStream driver(ZipInputStream war) throws IOException {
    for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
      if (entry.getName().startsWith(DRIVER)) {
        return war;
      }
    }
    throw new IOException("The hub's jar holds no driver for PostgreSQL.");
  }
}
