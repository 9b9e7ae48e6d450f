package org.stillwatch.hub.storage;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the database to the form that this version needs: one set of scripts for H2 and
 * PostgreSQL.
 */
public final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing. Several nodes may call it at once.
   *
   * @throws org.flywaydb.core.api.FlywayException if the database cannot be reached or was changed
   *     by hand
   */
  public static void apply(DataSource database) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
